/** Faults on demand: what a client must survive. By option, by request header, for all or some operations. */
import { UnusableInput } from '../../finding.js';

export interface Faults {
  /** `id` of the operation it is for (operationId or `METHOD path`); default all. */
  readonly operation?: string;
  /** Milliseconds to wait, or a range of them. */
  readonly latency?: readonly [number, number];
  /** Answer with this status. */
  readonly status?: number;
  /** Spoil the connection or the body. */
  readonly spoil?: 'drop' | 'truncate' | 'malformed';
  /** How often, from 0 to 1; default always. */
  readonly rate?: number;
}

/** The request header that asks for faults: `Mock-Fault: latency=200-800; status=503`. */
export const FAULT_HEADER = 'mock-fault';

/**
 * Reads faults as options and the header have them: `latency=200`, `latency=200-800`, `status=503`, `drop`, `truncate`,
 * `malformed`, `rate=0.1`, separated by `;` or spaces. As an option, `OPERATION:` may stand before.
 * @throws {UnusableInput} for anything else
 */
export function parseFaults(text: string): Faults {
  const [, operation, rest = ''] = /^(?:(.+?):\s*)?((?:[^:]*))$/s.exec(text.trim()) ?? [];
  let faults: Faults = operation === undefined ? {} : { operation };
  for (const word of rest.split(/[;\s]+/).filter((part) => part !== '')) faults = { ...faults, ...parseFault(word) };
  return faults;
}

function parseFault(word: string): Faults {
  const [name, value = ''] = word.split('=', 2);
  if (name === 'latency') return { latency: parseLatency(value) };
  if (name === 'status' && /^[2-5]\d\d$/.test(value)) return { status: Number(value) };
  if (name === 'rate' && /^(0(\.\d+)?|1(\.0+)?|\.\d+)$/.test(value)) return { rate: Number(value) };
  if (name === 'drop' || name === 'truncate' || name === 'malformed') return { spoil: name };
  throw new UnusableInput(`"${word}" is no fault.`, {
    hint: 'Use latency=MS, latency=MIN-MAX, status=CODE, drop, truncate, malformed or rate=0..1.',
  });
}

function parseLatency(value: string): readonly [number, number] {
  const match = /^(\d{1,6})(?:ms)?(?:-(\d{1,6})(?:ms)?)?$/.exec(value);
  if (!match)
    throw new UnusableInput(`"${value}" is no latency.`, {
      hint: 'Use milliseconds: 200 or 200-800.',
    });
  const low = Number(match[1]);
  return [low, Math.max(low, Number(match[2] ?? low))];
}

/** The faults that befall a request to an operation, merged; the header's win. */
export function faultsFor(
  operation: string | undefined,
  options: readonly Faults[],
  header: string | undefined,
  random: () => number,
): Faults {
  const asked = header === undefined ? [] : [parseFaults(header)];
  const meant = [...options.filter((each) => each.operation === undefined || each.operation === operation), ...asked];
  return Object.assign({}, ...meant.filter(({ rate = 1 }) => rate >= 1 || random() < rate)) as Faults;
}
