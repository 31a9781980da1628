import type { Contract } from '../../model/contract.js';
import { get } from '../../model/json.js';
import { walk } from '../../model/shapes.js';
import { patternFault } from '../../validate/pattern/pattern.js';
import type { PatternFault } from '../../validate/pattern/pattern.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { quote } from '../support/phrases.js';

export const patternValid = defineCheck({
  id: 'pattern-valid',
  title: 'Patterns are valid, without catastrophic backtracking',
  severity: 'error',
  source: 'JSON Schema 2020-12 Validation §6.3.3 (pattern); ECMA-262',
  run: ({ contract }) => {
    const { locate, origin } = contract.openapi;
    if (origin === 'derived') return [];
    const known = new Map<string, PatternFault | undefined>();
    return patternsIn(contract).flatMap(({ pattern, pointer }): Report[] => {
      if (!known.has(pattern)) known.set(pattern, patternFault(pattern));
      const fault = known.get(pattern);
      return fault === undefined
        ? []
        : [{ ...describe(pattern, fault), location: locate(`${pointer}/pattern`), about: [pointer] }];
    });
  },
});

/** The `pattern` of each schema, and where the schema is. */
function patternsIn({ openapi }: Contract): { pattern: string; pointer: string }[] {
  return [...walk({ shape: 'openapi', value: openapi.document, pointer: '#' })].flatMap(({ shape, value, pointer }) => {
    const pattern = shape === 'schema' ? get(value, 'pattern') : undefined;
    return typeof pattern === 'string' ? [{ pattern, pointer }] : [];
  });
}

function describe(pattern: string, fault: PatternFault): Report {
  if (fault.kind === 'invalid')
    return {
      message: `The pattern ${quote(pattern)} is not a valid ECMA-262 regular expression.`,
      hint: 'Correct it. Inline flags, \\A, \\z and possessive quantifiers belong to other regular expression languages.',
    };
  const { prefix, pump, suffix } = fault.texts;
  return {
    message: `The pattern ${quote(pattern)} may backtrack catastrophically: in ${quote(prefix + pump.repeat(3) + suffix)}, each additional ${quote(pump)} multiplies the number of steps.`,
    hint: 'Rewrite the repeated group so that it can match a text in only one way.',
  };
}
