/** Injects faults that a client must handle: by option or by request header, for all or some operations. */
import { UnusableInput } from '../../finding.js';

export interface Faults {
  /** The operation affected (operationId or `METHOD path`); default: all operations. */
  readonly operation?: string;
  /** Delay before the response, in milliseconds: minimum and maximum. */
  readonly latency?: readonly [number, number];
  /** Respond with this status. */
  readonly status?: number;
  /** Send no response, half a response, or a body that cannot be parsed. */
  readonly spoil?: 'drop' | 'truncate' | 'malformed';
  /** The share of requests affected, from 0 to 1; default 1. */
  readonly rate?: number;
}

/** The request header that injects faults: `Mock-Fault: latency=200-800; status=503`. */
export const FAULT_HEADER = 'mock-fault';

/**
 * Parses faults in the syntax of the options and the header: `latency=200`, `latency=200-800`, `status=503`, `drop`,
 * `truncate`, `malformed`, `rate=0.1`, separated by `;` or spaces, optionally preceded by `OPERATION:`.
 * @throws {UnusableInput} if the text is not in this syntax
 */
export function parseFaults(text: string): Faults {
  const [, operation, rest = ''] = /^(?:(.+?):\s*)?((?:[^:]*))$/s.exec(text.trim()) ?? [];
  let faults: Faults = operation === undefined ? {} : { operation };
  for (const part of rest.split(/[;\s]+/)) if (part !== '') faults = { ...faults, ...parseFault(part) };
  return faults;
}

function parseFault(text: string): Faults {
  const [name, value = ''] = text.split('=', 2);
  if (name === 'latency') return { latency: parseLatency(value) };
  if (name === 'status' && /^[2-5]\d\d$/.test(value)) return { status: Number(value) };
  if (name === 'rate' && /^(0(\.\d+)?|1(\.0+)?|\.\d+)$/.test(value)) return { rate: Number(value) };
  if (name === 'drop' || name === 'truncate' || name === 'malformed') return { spoil: name };
  throw new UnusableInput(`"${text}" is not a valid fault.`, {
    hint: 'Use latency=MS, latency=MIN-MAX, status=CODE, drop, truncate, malformed or rate=0..1.',
  });
}

function parseLatency(value: string): readonly [number, number] {
  const match = /^(\d{1,6})(?:ms)?(?:-(\d{1,6})(?:ms)?)?$/.exec(value);
  if (!match)
    throw new UnusableInput(`"${value}" is not a valid latency.`, {
      hint: 'Use milliseconds, such as latency=200 or latency=200-800.',
    });
  const low = Number(match[1]);
  return [low, Math.max(low, Number(match[2] ?? low))];
}

/** The faults that apply to a request, merged; those of the header take precedence. */
export function faultsFor(
  operation: string | undefined,
  options: readonly Faults[],
  header: string | undefined,
  random: () => number,
): Faults {
  const requested = header === undefined ? [] : [parseFaults(header)];
  const applicable = [
    ...options.filter((each) => each.operation === undefined || each.operation === operation),
    ...requested,
  ];
  return Object.assign({}, ...applicable.filter(({ rate = 1 }) => rate >= 1 || random() < rate)) as Faults;
}
