import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confidenceOf, EVIDENCE, fact, isGuess, strongest } from '../../src/resources/evidence.js';

const facts = fc.array(
  fc.tuple(fc.integer(), fc.constantFrom(...EVIDENCE)).map(([value, kind]) => fact(value, kind, '')),
);

describe('the strongest fact', () => {
  test('has the strongest evidence, whatever the order', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const found = strongest(all)?.evidence.kind;
        expect(strongest(all.toReversed())?.evidence.kind).toBe(found);
        const ranks = all.map(({ evidence }) => EVIDENCE.indexOf(evidence.kind));
        expect(found).toBe(EVIDENCE[Math.min(...ranks)]);
      }),
    );
  });

  test('is the first one among equals', () => {
    expect(strongest([undefined, fact('a', 'name', ''), fact('b', 'name', '')])?.value).toBe('a');
    expect(strongest([undefined])).toBeUndefined();
  });
});

test('only paths and names are guesses', () => {
  const guesses = EVIDENCE.filter((kind) => isGuess(fact(0, kind, '')));
  expect(guesses).toEqual(['path', 'name']);
  expect(isGuess(undefined, fact(0, 'override', ''))).toBe(false);
  expect(confidenceOf({ kind: 'link-object', reason: '' })).toBe('stated');
});
