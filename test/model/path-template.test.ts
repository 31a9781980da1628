import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ancestorTemplates,
  lastLiteral,
  lastVariable,
  matchPath,
  parentTemplate,
  sameTemplate,
  templateKey,
  transferValues,
  variablesOf,
} from '../../src/model/path-template.js';

describe('a path template', () => {
  test('names its variables in order', () => {
    expect(variablesOf('/a/{b}/c-{d}.{e}')).toEqual(['b', 'd', 'e']);
    expect(variablesOf('/')).toEqual([]);
  });

  test('has parents up to the root', () => {
    expect(parentTemplate('/a/{b}/c/')).toBe('/a/{b}');
    expect(ancestorTemplates('/a/{b}/c')).toEqual(['/a/{b}', '/a', '/']);
    expect(parentTemplate('/')).toBeUndefined();
  });

  test('ends in a variable or in a literal', () => {
    expect([lastVariable('/a/{b}'), lastVariable('/a/{b}/'), lastVariable('/a/x{b}'), lastVariable('/a')]).toEqual([
      'b',
      'b',
      undefined,
      undefined,
    ]);
    expect([lastLiteral('/a/b/'), lastLiteral('/a/{b}'), lastLiteral('/')]).toEqual(['b', undefined, undefined]);
  });

  test('is the same whatever its variables are called', () => {
    expect(sameTemplate('/a/{b}', '/a/{c}/')).toBe(true);
    expect(templateKey('/a/{b}')).not.toBe(templateKey('/a/b'));
  });
});

describe('matching', () => {
  test('decodes values, and fails for other paths and broken percent-encoding', () => {
    expect({ ...matchPath('/a/{b}', '/a/x%2Fy') }).toEqual({ b: 'x/y' });
    expect(matchPath('/a/{b}', '/a/x/y')).toBeUndefined();
    expect(matchPath('/a/{b}', '/a/%zz')).toBeUndefined();
    expect(matchPath('/a/{b}', '/a/')).toBeUndefined();
  });

  test('gives back the values with which a template was expanded', () => {
    const value = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(value, value, (first, second) => {
        const path = `/a/${encodeURIComponent(first)}/b/${encodeURIComponent(second)}`;
        const values = matchPath('/a/{x}/b/{__proto__}', path);
        expect(Object.entries(values ?? {})).toEqual([
          ['x', first],
          ['__proto__', second],
        ]);
      }),
    );
  });

  test('values move to the variables of a longer template by position', () => {
    expect(transferValues('/a/{b}', { b: '1' }, '/a/{id}/c/{d}')).toEqual({ id: '1' });
  });
});
