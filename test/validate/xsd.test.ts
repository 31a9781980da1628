import { expect, test } from 'vitest';
import { isXsdValue } from '../../src/validate/xsd.js';
import type { Json } from '../../src/model/json.js';

const xsd = (name: string): string => `http://www.w3.org/2001/XMLSchema#${name}`;

const VALID: readonly (readonly [string, Json])[] = [
  ['boolean', true],
  ['boolean', '1'],
  ['boolean', 'false'],
  ['integer', 5],
  ['integer', '-12'],
  ['integer', 1e21],
  ['nonNegativeInteger', 0],
  ['positiveInteger', 1],
  ['negativeInteger', -1],
  ['long', '9223372036854775807'],
  ['int', 2_147_483_647],
  ['byte', -128],
  ['unsignedByte', 255],
  ['decimal', 5.5],
  ['decimal', '5.50'],
  ['decimal', '+.5'],
  ['double', 1e300],
  ['double', '1E5'],
  ['double', 'INF'],
  ['float', 'NaN'],
  ['dateTime', '2023-09-02T10:32:49.9404910Z'],
  ['dateTime', '2024-01-06T16:20:27.433'],
  ['dateTime', '2024-01-06T24:00:00Z'],
  ['dateTime', '12024-01-06T10:00:00Z'],
  ['dateTime', '2024-02-29T00:00:00+14:00'],
  ['dateTimeStamp', '2023-09-02T10:32:49Z'],
  ['date', '2023-09-02'],
  ['date', '2023-09-02+01:00'],
  ['time', '24:00:00'],
  ['duration', 'P1DT2H'],
  ['duration', '-P1D'],
  ['duration', 'PT1.5S'],
  ['duration', 'P1Y2M'],
  ['gYear', '2023'],
  ['language', 'en-GB'],
  ['hexBinary', '0aFF'],
  ['base64Binary', 'aGk='],
  ['anyURI', '/a?b#c'],
  ['anyURI', 'https://example.org/ä'],
  ['string', 'x'],
  ['unheardOf', 7],
];

const INVALID: readonly (readonly [string, Json])[] = [
  ['boolean', 'True'],
  ['boolean', 1],
  ['integer', 5.5],
  ['integer', '5.0'],
  ['integer', true],
  ['nonNegativeInteger', -1],
  ['positiveInteger', 0],
  ['negativeInteger', 0],
  ['long', '9223372036854775808'],
  ['int', 2_147_483_648],
  ['byte', 128],
  ['unsignedByte', -1],
  ['decimal', '1E5'],
  ['decimal', 'INF'],
  ['double', 'Infinity'],
  ['dateTime', '2023-09-02 10:32:49Z'],
  ['dateTime', '2023-09-02'],
  ['dateTime', '2023-02-29T00:00:00Z'],
  ['dateTime', '24:00:00'],
  ['dateTime', '2024-01-06T24:00:01Z'],
  ['dateTime', '2023-13-01T00:00:00Z'],
  ['dateTimeStamp', '2023-09-02T10:32:49'],
  ['date', '2023-9-2'],
  ['date', '1900-02-29'],
  ['time', '25:00:00'],
  ['duration', 'P1W'],
  ['duration', 'P'],
  ['duration', 'PT'],
  ['duration', '1D'],
  ['duration', 'P1DT'],
  ['language', 'en_GB'],
  ['hexBinary', '0af'],
  ['base64Binary', '?'],
  ['anyURI', 'a b'],
  ['string', 7],
  ['dateTime', 7],
];

test.each(VALID)('xsd:%s: %j is valid', (name, value) => {
  expect(isXsdValue(value, xsd(name))).toBe(true);
});

test.each(INVALID)('xsd:%s: %j is invalid', (name, value) => {
  expect(isXsdValue(value, xsd(name))).toBe(false);
});

test('long texts are checked quickly', () => {
  const start = performance.now();
  for (const name of ['duration', 'dateTime', 'decimal', 'base64Binary', 'integer'])
    isXsdValue('1'.repeat(1_000_000), xsd(name));
  expect(performance.now() - start).toBeLessThan(1000);
});
