/** Explains answers to usual requests that violate no rule, but prove nothing either. */
import type { CaseOutcome } from '../events.js';
import { header } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import type { Binding, Provenance } from '../state/address-pool.js';

type Result = Required<Pick<CaseOutcome, 'outcome' | 'reason'>>;

/** Why an answer to a usual request proves nothing; undefined when it does. */
export function inconclusive(exchange: Exchange, { provenance }: Binding): Result | undefined {
  const { response, failure } = exchange;
  if (response === undefined) return { outcome: 'cantTell', reason: failure?.message ?? 'no response' };
  const { status } = response;
  const untested = (hint: string): Result => ({ outcome: 'untested', reason: `answers ${status}${hint}` });
  const cantTell = (why: string): Result => ({ outcome: 'cantTell', reason: `answers ${status}${why}` });
  if (status === 401 || status === 403) return untested(': add credentials (--user, --bearer, --api-key)');
  if (status === 404 || status === 410)
    return untested(` for a resource ${DESCRIPTIONS[provenance]}: name an existing one with --var`);
  if (status === 409 || status === 412 || status === 428)
    return cantTell(': the request conflicts with the current state of the server');
  if (status === 429) {
    const isLong = header(response, 'retry-after') !== undefined;
    return untested(`${isLong ? ' with a Retry-After that is too long' : ''}: lower --rate`);
  }
  return status >= 400 ? cantTell(' to a request that the contract may not allow') : undefined;
}

const DESCRIPTIONS: Readonly<Record<Provenance, string>> = {
  own: 'that the run created',
  seen: 'that an answer referred to',
  prefix: 'below a known one',
  given: 'that was given',
  example: 'from an example of the contract',
  guess: 'that was guessed',
};
