import type { SourceLocation } from '../finding.js';
import type { Editions } from './editions.js';

/** What a change does to somebody who already uses the API. */
export type Impact = 'breaking' | 'compatible' | 'editorial';

/** Every impact, worst first. */
export const IMPACTS = ['breaking', 'compatible', 'editorial'] as const satisfies readonly Impact[];

/** An impact on one side, and why. */
export interface Effect {
  readonly impact: Impact;
  /** One sentence for people. */
  readonly reason: string;
}

/** What changed on the wire (OpenAPI) or in the meaning (Hydra, contexts). */
export type Half = 'wire' | 'meaning';

/** One difference between two editions of a contract. A plain value: safe to serialise. */
export interface Change {
  /** The id of the rule that found it: its file name. */
  readonly rule: string;
  readonly half: Half;
  readonly kind: 'added' | 'removed' | 'changed';
  /** What changed: `GET /customers/{customer}`, `Batch.count`, `vocab:Batch/count`. */
  readonly subject: string;
  /** One sentence for people, which names the subject. */
  readonly message: string;
  readonly before?: string;
  readonly after?: string;
  /** For whoever takes what the API sends: calls of safe methods (RFC 9110 §9.2.1), and the bodies of responses. */
  readonly reader: Effect;
  /** For whoever has the API change something: calls of other methods, and the bodies of requests. */
  readonly writer: Effect;
  /** Where the earlier edition says it. */
  readonly old?: SourceLocation;
  /** Where the later edition says it. */
  readonly new?: SourceLocation;
}

/** What a rule finds; the engine adds rule, half and kind. */
export type Found = Omit<Change, 'rule' | 'half' | 'kind'>;

export interface Rule {
  /** File name and test name. */
  readonly id: string;
  readonly half: Half;
  readonly kind: Change['kind'];
  /** One line: what it finds. */
  readonly title: string;
  /** The rule that finds the same with the editions swapped; its own id where that is itself. */
  readonly twin: string;
  readonly find: (editions: Editions) => Iterable<Found>;
}

/** Types a rule. */
export function defineRule<const R extends Rule>(rule: R): R {
  return rule;
}

/** The worse of both sides. */
export function impactOf({ reader, writer }: Pick<Change, 'reader' | 'writer'>): Impact {
  return IMPACTS[Math.min(IMPACTS.indexOf(reader.impact), IMPACTS.indexOf(writer.impact))] ?? 'editorial';
}
