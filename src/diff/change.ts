/** What rules find when they compare two editions. */
import type { SourceLocation } from '../finding.js';
import type { Editions } from './editions.js';

/** What a change means for existing clients. */
export type Impact = 'breaking' | 'compatible' | 'editorial';

/** Every impact, worst first. */
export const IMPACTS = ['breaking', 'compatible', 'editorial'] as const satisfies readonly Impact[];

/** The impact of a change on readers or writers, with the reason. */
export interface Effect {
  readonly impact: Impact;
  /** One sentence for people. */
  readonly reason: string;
}

/** Where a change is: on the wire (OpenAPI) or in the meaning (Hydra, contexts). */
export type Half = 'wire' | 'meaning';

/** A difference between two editions of a contract. A plain value that can be serialized. */
export interface Change {
  /** The id of the rule that found it, which is its file name. */
  readonly rule: string;
  readonly half: Half;
  readonly kind: 'added' | 'removed' | 'changed';
  /** What changed: `GET /customers/{customer}`, `Batch.count`, `vocab:Batch/count`. */
  readonly subject: string;
  /** One sentence for people. It may leave the subject out, because reports print it as a heading. */
  readonly message: string;
  readonly before?: string;
  readonly after?: string;
  /** For clients that read: calls with safe methods (RFC 9110 §9.2.1) and response bodies. */
  readonly reader: Effect;
  /** For clients that write: calls with other methods and request bodies. */
  readonly writer: Effect;
  /** The location in the earlier edition. */
  readonly old?: SourceLocation;
  /** The location in the later edition. */
  readonly new?: SourceLocation;
}

/** What a rule finds. The engine adds rule, half and kind. */
export type Found = Omit<Change, 'rule' | 'half' | 'kind'>;

/** A rule of `diff`. */
export interface Rule {
  /** Its file name and test name. */
  readonly id: string;
  readonly half: Half;
  readonly kind: Change['kind'];
  /** What it finds, in a few words. */
  readonly title: string;
  /** The id of the rule that finds the same change with the editions swapped; its own id if that is the same rule. */
  readonly twin: string;
  readonly find: (editions: Editions) => Iterable<Found>;
}

/** Checks the type of a rule and infers it. */
export function defineRule<const R extends Rule>(rule: R): R {
  return rule;
}

/** The worse of the impacts on readers and writers. */
export function impactOf({ reader, writer }: Pick<Change, 'reader' | 'writer'>): Impact {
  return IMPACTS[Math.min(IMPACTS.indexOf(reader.impact), IMPACTS.indexOf(writer.impact))] ?? 'editorial';
}
