import { expect, test } from 'vitest';
import { MAX_ISSUES, pointerTo, quote } from '../../src/wire/issue.js';
import { allOf, anyOf, failure, MAX_CANDIDATES, success } from '../../src/wire/outcome.js';

test('the candidates of all ways count, each once', () => {
  expect(anyOf([success(1, 'a'), failure('', 'no'), success(1, 2)]).values).toEqual([1, 'a', 2]);
});

test('if no way can be read, the issues of the first are reported', () => {
  expect(anyOf([failure('/a', 'first'), failure('/b', 'second')]).issues).toEqual([
    { pointer: '/a', message: 'first' },
  ]);
});

test('members that are ambiguous in the same way change together, then one at a time', () => {
  const found = allOf([success(1, '1'), success(2, '2')], (values) => values);
  expect(found.values).toEqual([
    [1, 2],
    ['1', '2'],
    ['1', 2],
    [1, '2'],
  ]);
});

test('the number of candidates is bounded', () => {
  const members = Array.from({ length: 1000 }, () => success(1, '1', true));
  expect(allOf(members, (values) => values).values.length).toBeLessThanOrEqual(MAX_CANDIDATES);
});

test('one member that cannot be read is enough, and every such member is reported up to a limit', () => {
  expect(allOf([success(1), failure('/1', 'no')], (values) => values)).toEqual({
    values: [],
    issues: [{ pointer: '/1', message: 'no' }],
  });
  const members = Array.from({ length: 1000 }, () => failure('', 'no'));
  expect(allOf(members, (values) => values).issues).toHaveLength(MAX_ISSUES);
});

test('pointers are escaped (RFC 6901 §3)', () => {
  expect(pointerTo(pointerTo('', 'a/b~c'), 0)).toBe('/a~1b~0c/0');
});

test('texts in messages are short', () => {
  expect(quote('x'.repeat(1000)).length).toBeLessThan(80);
});
