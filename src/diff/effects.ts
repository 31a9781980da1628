/** The effects of changes on readers and writers. */
import type { SourceLocation } from '../finding.js';
import type { OpenApiOperation } from '../model/contract.js';
import { optional } from '../model/optional.js';
import type { Change, Effect } from './change.js';

/** The effects on both sides. */
export type Effects = Pick<Change, 'reader' | 'writer'>;

export const breaking = (reason: string): Effect => ({ impact: 'breaking', reason });
export const compatible = (reason: string): Effect => ({ impact: 'compatible', reason });
export const editorial = (reason: string): Effect => ({ impact: 'editorial', reason });

/** The same effect on both sides. */
export function both(effect: Effect): Effects {
  return { reader: effect, writer: effect };
}

/** The effects of a change of text for people. */
export function textOnly(): Effects {
  return both(editorial('Only text changed; programs are not affected.'));
}

/** Whether a method is safe (RFC 9110 §9.2.1). */
export function isSafe(method: string): boolean {
  return ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY'].includes(method);
}

/** An effect on the callers of an operation: on readers if its method is safe, on writers otherwise. */
export function onCaller({ method }: Pick<OpenApiOperation, 'method'>, effect: Effect): Effects {
  const other = compatible(`${isSafe(method) ? 'Writers' : 'Readers'} do not call this method.`);
  return isSafe(method) ? { reader: effect, writer: other } : { reader: other, writer: effect };
}

/** Effects on the bodies in which a schema is used. */
export function onBodies(
  { inRequest, inResponse }: { readonly inRequest: boolean; readonly inResponse: boolean },
  effects: Effects,
): Effects {
  return {
    reader: inResponse ? effects.reader : compatible('Responses do not contain it.'),
    writer: inRequest ? effects.writer : compatible('Requests do not contain it.'),
  };
}

/** The locations of a change, as far as they are known. */
export function locations(
  old: SourceLocation | undefined,
  fresh: SourceLocation | undefined,
): Pick<Change, 'old' | 'new'> {
  return { ...optional('old', old), ...optional('new', fresh) };
}
