import { Worker } from 'node:worker_threads';
import { availableParallelism } from 'node:os';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { search } from '../../../src/validate/pattern/machine.js';
import { patternFault } from '../../../src/validate/pattern/pattern.js';
import { compileProgram } from '../../../src/validate/pattern/program.js';
import { parseSyntax } from '../../../src/validate/pattern/syntax.js';
import { expression } from './expressions.js';
import { ownExpressions, patternsOf, publishedPatterns } from './support.js';

const kindOf = (pattern: string): string | undefined => patternFault(pattern)?.kind;
const faulty = (patterns: readonly string[]): string[] => patterns.filter((pattern) => kindOf(pattern) !== undefined);

test.each(['(', 'a**', '[z-a]', '(?P<year>\\d+)', '^\\A\\z(?i)$', '\\d++'])('%s is not valid', (pattern) => {
  expect(kindOf(pattern)).toBe('invalid');
});

test.each(['^[\\w-.]+$', '\\-', '^\\_$', 'a{,3}', ']'])('%s is valid without the flag u', (pattern) => {
  expect(kindOf(pattern)).toBeUndefined();
});

test.each(patternsOf('catastrophic'))('%s may backtrack catastrophically', (pattern) => {
  expect(kindOf(pattern)).toBe('catastrophic');
});

describe('patterns that are fine are never reported', () => {
  test('ordinary ones', () => {
    expect(patternsOf('ordinary').length).toBeGreaterThan(250);
    expect(faulty(patternsOf('ordinary'))).toEqual([]);
  });

  test('those of published descriptions, except for two that really are catastrophic', () => {
    expect(publishedPatterns().length).toBeGreaterThan(30);
    const found = faulty(publishedPatterns());
    expect(found).toHaveLength(2);
    expect(found.filter((pattern) => !pattern.includes('([a-z0-9-_ ]|[^\\\\x00-\\\\x7F])+.'))).toEqual([]);
  });

  test('the regular expressions of this project', () => {
    expect(ownExpressions().length).toBeGreaterThan(300);
    expect(faulty(ownExpressions())).toEqual([]);
  });

  test.each(['(a+)+', '^(\\w+\\s?)*', '(?:a*)*'])('%s, which cannot fail after its loop', (pattern) => {
    expect(kindOf(pattern)).toBeUndefined();
  });

  test.each(['^\\s*\\w*\\s*$', '^(a)*(a)*$', '^(\\d{1,3}\\.?){4}$', '^(a|a){0,4}$'])(
    '%s, whose steps grow with a small power of the length',
    (pattern) => {
      expect(kindOf(pattern)).toBeUndefined();
    },
  );
});

/** More steps than any but an exponential pattern takes on a text of a few characters. */
const LIMIT = 1_000_000;

describe('verdicts are correct', () => {
  const steps = (pattern: string, text: string, limit: number): number =>
    search(compileProgram(parseSyntax(pattern, true)!), text, limit).steps;

  test.each(patternsOf('catastrophic').filter((pattern) => !pattern.includes('{30}')))(
    '%s takes exponential time on the texts that are named',
    (pattern) => {
      const fault = patternFault(pattern);
      if (fault?.kind !== 'catastrophic') throw new Error('not found');
      const { prefix, pump, suffix } = fault.texts;
      const taken = [3, 5, 7].map((count) => steps(pattern, prefix + pump.repeat(count) + suffix, LIMIT));
      const [few = 0, more = 0, most = 0] = taken;
      expect(most === LIMIT || most - more > 3 * (more - few)).toBe(true);
    },
  );

  test('a generated pattern that is not reported takes few steps on every short text', () => {
    fc.assert(
      fc.property(anchored, (pattern) => {
        if (patternFault(pattern) !== undefined) return;
        const [short, long] = [4, 8].map((length) =>
          Math.max(...textsOf(length).map((text) => steps(pattern, `${text}!`, 1_000_000))),
        );
        expect(long).toBeLessThanOrEqual(32 * (short ?? 0));
      }),
      { numRuns: 150 },
    );
  });
});

/** Patterns without lookarounds, which have to match a whole text. */
const anchored = expression
  .filter((pattern) => !/\(\?[=!<]|\\\d|[$^]|\\[bB]/.test(pattern))
  .filter((pattern) => patternFault(pattern)?.kind !== 'invalid')
  .map((pattern) => `^(?:${pattern})$`);

/** Every text of a length that consists of two letters. */
function textsOf(length: number): string[] {
  return length === 0 ? [''] : textsOf(length - 1).flatMap((text) => [`${text}a`, `${text}b`]);
}

describe('the same pattern always gets the same verdict', () => {
  const patterns = [...patternsOf('ordinary').slice(0, 24), ...patternsOf('catastrophic').slice(0, 24)];
  const verdicts = (): unknown[] => patterns.map((pattern) => patternFault(pattern));

  test('twice in a row', () => {
    expect(verdicts()).toEqual(verdicts());
  });

  test('on a busy machine', { timeout: 120_000 }, async () => {
    const idle = verdicts();
    const workers = Array.from({ length: 2 * availableParallelism() }, () => new Worker('for (;;);', { eval: true }));
    try {
      expect(verdicts()).toEqual(idle);
    } finally {
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
  });
});

describe('a verdict takes a bounded number of steps', () => {
  test.each([
    ['a hundred thousand loops', '(?:a|b)*'.repeat(10_000)],
    ['counts within counts', `${'(?:'.repeat(60)}a${'){16}'.repeat(60)}`],
    ['deeply nested loops', `${'(?:'.repeat(200)}a${')*'.repeat(200)}`],
    ['thousands of alternatives', `^(?:${Array.from({ length: 5000 }, (_, index) => `x${index}`).join('|')})+$`],
    [
      'a class of thousands of characters',
      `^([${Array.from({ length: 5000 }, (_, i) => String.fromCodePoint(0x4e00 + 2 * i)).join('')}]+-)*$`,
    ],
    ['huge counts', '^(a{1,100000}){1,100000}$'],
  ])('for %s', (_, pattern) => {
    const start = performance.now();
    patternFault(pattern);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
