/** Represents the result of reading a text: candidate values, or the issues that prevented it. An ambiguous text has several candidates. */
import type { Json } from '../model/json.js';
import { MAX_ISSUES } from './issue.js';
import type { WireIssue } from './issue.js';

/** Candidates, the most specific first. If there are none, the issues say why. */
export interface Outcome {
  readonly values: readonly Json[];
  readonly issues: readonly WireIssue[];
}

/** The largest number of candidates, however ambiguous the parts of a text are. */
export const MAX_CANDIDATES = 8;

const NO_ISSUES: readonly WireIssue[] = [];
const NO_VALUES: readonly Json[] = [];

/** The text was read. */
export function success(...values: readonly Json[]): Outcome {
  return { values, issues: NO_ISSUES };
}

/** The text could not be read. */
export function failure(pointer: string, message: string): Outcome {
  return { values: NO_VALUES, issues: [{ pointer, message }] };
}

/** Whether there is a value. */
export function isRead({ values }: Outcome): boolean {
  return values.length > 0;
}

/** Combines ways to read the same text, the most likely first. If none succeeds, the issues of the first are kept. */
export function anyOf(ways: readonly Outcome[]): Outcome {
  const [only, second] = ways;
  if (only !== undefined && second === undefined) return only;
  const values = [...new Set(ways.flatMap((way) => way.values))].slice(0, MAX_CANDIDATES);
  return values.length > 0 ? success(...values) : { values, issues: only?.issues ?? NO_ISSUES };
}

/** Builds a value from members, all of which must be readable. */
export function allOf(members: readonly Outcome[], build: (values: readonly Json[]) => Json): Outcome {
  if (members.every(isRead)) return { values: selections(members).map(build), issues: NO_ISSUES };
  const issues = members.flatMap((member) => (isRead(member) ? [] : member.issues));
  return { values: NO_VALUES, issues: issues.slice(0, MAX_ISSUES) };
}

/**
 * Selects combinations of candidates; the number of all combinations would explode. Members of a list share a schema,
 * so every member's first candidate is combined, then every member's second and so on, and finally one member's
 * alternatives at a time.
 */
function selections(members: readonly Outcome[]): (readonly Json[])[] {
  const ambiguous = members.flatMap(({ values }, index) => (values.length > 1 ? [index] : []));
  const found = Array.from({ length: Math.min(depthOf(members), MAX_CANDIDATES) }, (_, rank) =>
    members.map(({ values }) => choice(values, rank)),
  );
  if (ambiguous.length < 2) return found;
  for (const index of ambiguous.slice(0, MAX_CANDIDATES)) {
    for (let rank = 1; rank < (members[index]?.values.length ?? 0) && found.length < MAX_CANDIDATES; rank += 1) {
      found.push(members.map(({ values }, other) => choice(values, other === index ? rank : 0)));
    }
  }
  return found;
}

/** The largest number of candidates that any member has. */
function depthOf(members: readonly Outcome[]): number {
  return members.reduce((most, { values }) => Math.max(most, values.length), 1);
}

function choice(values: readonly Json[], rank: number): Json {
  return values[Math.min(rank, values.length - 1)] ?? null;
}
