import { expect, test } from 'vitest';
import { concreteType, kindOf, matchesRange, parseType, rangesOf } from '../../../src/wire/body/media-type.js';

test('a media type and its parameters', () => {
  const { essence, parameters } = parseType(
    'Multipart/Form-Data ; Boundary="a;b\\"c"; charset = utf-8;x;boundary=later',
  );
  expect(essence).toBe('multipart/form-data');
  expect([...parameters]).toEqual([
    ['boundary', 'a;b"c'],
    ['charset', 'utf-8'],
  ]);
});

test.each([
  ['application/json', 'json'],
  ['application/problem+json', 'json'],
  ['application/x-ndjson', 'lines'],
  ['application/jsonl', 'lines'],
  ['application/json-seq', 'sequence'],
  ['application/x-www-form-urlencoded', 'form'],
  ['multipart/related', 'multipart'],
  ['text/xml', 'xml'],
  ['application/atom+xml', 'xml'],
  ['image/svg+xml', 'xml'],
  ['text/csv', 'text'],
  ['image/png', 'binary'],
  ['application/octet-stream', 'binary'],
  ['application/yaml', 'other'],
  ['', 'other'],
])('%s is %s', (essence, kind) => {
  expect(kindOf(essence)).toBe(kind);
});

test('ranges', () => {
  expect(rangesOf('image/png, image/*;q=0.5 ,')).toEqual(['image/png', 'image/*;q=0.5']);
  expect(matchesRange('image/png', 'image/*;q=0.5')).toBe(true);
  expect(matchesRange('image/png', '*/*')).toBe(true);
  expect(matchesRange('image/png', 'image/jpeg')).toBe(false);
  expect(matchesRange('imagex/png', 'image/*')).toBe(false);
  expect(concreteType('image/*', 'text/plain')).toBe('image/png');
  expect(concreteType('*/*', 'text/plain')).toBe('text/plain');
  expect(concreteType('application/xml; charset=utf-8', 'text/plain')).toBe('application/xml; charset=utf-8');
});
