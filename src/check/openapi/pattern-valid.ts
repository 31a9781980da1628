import { get } from '../../model/json.js';
import { walk } from '../../model/shapes.js';
import { patternFault } from '../../validate/pattern.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { quote } from '../support/words.js';

export const patternValid = defineCheck({
  id: 'pattern-valid',
  title: 'A pattern is a regular expression, and no text keeps it busy for ever',
  severity: 'error',
  source: 'JSON Schema 2020-12 validation §6.3.3 (pattern); ECMA-262',
  run: ({ contract }) => {
    const { document, locate, origin } = contract.openapi;
    if (origin === 'derived') return [];
    const known = new Map<string, ReturnType<typeof patternFault>>();
    const reports: Report[] = [];
    for (const { shape, value, pointer } of walk({ shape: 'openapi', value: document, pointer: '#' })) {
      const pattern = shape === 'schema' ? get(value, 'pattern') : undefined;
      if (typeof pattern !== 'string') continue;
      if (!known.has(pattern)) known.set(pattern, patternFault(pattern));
      const fault = known.get(pattern);
      if (fault !== undefined)
        reports.push({ ...describe(pattern, fault), location: locate(`${pointer}/pattern`), about: [pointer] });
    }
    return reports;
  },
});

function describe(pattern: string, fault: 'invalid' | 'slow'): Report {
  return fault === 'invalid'
    ? {
        message: `The pattern ${quote(pattern)} is no regular expression of ECMA-262.`,
        hint: 'Correct it: inline flags and \\A, \\z or possessive quantifiers are of other languages.',
      }
    : {
        message: `The pattern ${quote(pattern)} takes time without end on some texts.`,
        hint: 'Do not repeat a group whose parts can match the same text in two ways.',
      };
}
