/** How a fact about a resource is known, and which fact counts when several are known. */

/** Where a fact comes from, the strongest source first. */
export const EVIDENCE = [
  'override',
  'link-object',
  'hydra',
  'declared',
  'schema',
  'example',
  'observed',
  'path',
  'name',
] as const;

/**
 * - `override`: `x-hydra-resource` on a Path Item.
 * - `link-object`: a Link Object (OpenAPI 3.1 §4.8.20).
 * - `hydra`: the vocabulary, `x-hydra-class` or `x-hydra-link`, a JSON-LD keyword or a term of the context.
 * - `declared`: a method, a status or a header of the description, read as HTTP defines it.
 * - `schema`: equal schemas. `example`: equal values in examples. `observed`: an exchange with a server.
 * - `path`: the hierarchy of path templates. `name`: the name of a property, a parameter or a segment.
 */
export type EvidenceKind = (typeof EVIDENCE)[number];

/** How sure a fact is. A guess never becomes an error. */
export type Confidence = 'stated' | 'derived' | 'guess';

/** The source of a fact. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** Where it is said: a JSON Pointer into the description or the ApiDocumentation. */
  readonly pointer?: string;
  /** One phrase for people: `both have the schema Pet`. */
  readonly reason: string;
}

/** A value with its evidence. */
export interface Fact<T> {
  readonly value: T;
  readonly evidence: Evidence;
}

const CONFIDENCE = {
  override: 'stated',
  'link-object': 'stated',
  hydra: 'stated',
  declared: 'stated',
  schema: 'derived',
  example: 'derived',
  observed: 'derived',
  path: 'guess',
  name: 'guess',
} as const satisfies Record<EvidenceKind, Confidence>;

/** How sure the evidence makes a fact. */
export function confidenceOf({ kind }: Evidence): Confidence {
  return CONFIDENCE[kind];
}

/** Whether a fact, or any of several, is only a guess. */
export function isGuess(...facts: readonly (Fact<unknown> | undefined)[]): boolean {
  return facts.some((fact) => fact !== undefined && confidenceOf(fact.evidence) === 'guess');
}

/** A fact. */
export function fact<T>(value: T, kind: EvidenceKind, reason: string, pointer?: string): Fact<T> {
  return { value, evidence: { kind, reason, ...(pointer === undefined ? {} : { pointer }) } };
}

/** The fact with the strongest evidence; the first one among equals. */
export function strongest<T>(facts: Iterable<Fact<T> | undefined>): Fact<T> | undefined {
  let best: Fact<T> | undefined;
  for (const each of facts) if (each !== undefined && (best === undefined || rank(each) < rank(best))) best = each;
  return best;
}

/** A fact that rests on others: it is as sure as the weakest of them. */
export function restingOn<T>(own: Fact<T>, ...others: readonly (Fact<unknown> | undefined)[]): Fact<T> {
  const weakest = others.reduce<Fact<unknown>>(
    (found, each) => (each !== undefined && rank(each) > rank(found) ? each : found),
    own,
  );
  return weakest === own ? own : { value: own.value, evidence: { ...own.evidence, kind: weakest.evidence.kind } };
}

function rank({ evidence }: Fact<unknown>): number {
  return EVIDENCE.indexOf(evidence.kind);
}
