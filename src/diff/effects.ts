import type { SourceLocation } from '../finding.js';
import type { OpenApiOperation } from '../model/contract.js';
import type { Change, Effect } from './change.js';

export type Effects = Pick<Change, 'reader' | 'writer'>;

export const breaking = (reason: string): Effect => ({ impact: 'breaking', reason });
export const compatible = (reason: string): Effect => ({ impact: 'compatible', reason });
export const editorial = (reason: string): Effect => ({ impact: 'editorial', reason });

/** The same on both sides. */
export function both(effect: Effect): Effects {
  return { reader: effect, writer: effect };
}

/** Nothing but words: no program is concerned. */
export function wordsOnly(): Effects {
  return both(editorial('Only words for people changed.'));
}

/** Whether a call only reads (RFC 9110 §9.2.1). */
export function isSafe(method: string): boolean {
  return ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY'].includes(method);
}

/** An effect on whoever calls an operation: readers of a safe one, writers of any other. */
export function onCaller({ method }: Pick<OpenApiOperation, 'method'>, effect: Effect): Effects {
  const other = compatible(isSafe(method) ? 'Nothing is written by it.' : 'Nothing is only read by it.');
  return isSafe(method) ? { reader: effect, writer: other } : { reader: other, writer: effect };
}

/** Effects by where a body travels. */
export function onBodies(
  { inRequest, inResponse }: { readonly inRequest: boolean; readonly inResponse: boolean },
  effects: Effects,
): Effects {
  return {
    reader: inResponse ? effects.reader : compatible('Responses do not hold it.'),
    writer: inRequest ? effects.writer : compatible('Requests do not hold it.'),
  };
}

/** The places of a change, as far as they are known. */
export function places(
  old: SourceLocation | undefined,
  fresh: SourceLocation | undefined,
): Pick<Change, 'old' | 'new'> {
  return { ...(old === undefined ? {} : { old }), ...(fresh === undefined ? {} : { new: fresh }) };
}
