/** Formats what a running mock server prints: a banner with working links and one line per request. */
import type { Contract, OpenApiOperation } from '../../model/contract.js';
import { examplePath } from '../example-paths.js';
import { MOCK_PATH } from '../hydra/documents.js';
import type { Exchange } from '../options.js';
import { linkRewriter } from './link-rewriter.js';

/** Operations listed in the banner; a longer list would not fit on a screen. */
const MAX_LISTED = 40;

/** The API's title, the mock server's URL, and every operation with a URL that can be opened. */
export function banner(
  contract: Contract,
  url: string,
  isStateful: boolean,
  color: boolean,
  acceptsAny: boolean,
): string {
  const { openapi } = contract;
  const bold = (text: string): string => painter(color)('bold', text);
  const root = url.slice(0, url.length - (openapi.servers[0]?.basePath.length ?? 0));
  const unlisted = openapi.operations.length - MAX_LISTED;
  return [
    `${bold(`${openapi.title} ${openapi.version}`)}, a ${isStateful ? 'stateful' : 'stateless'} mock at ${bold(url)}`,
    '',
    ...operationLines(contract, url, color),
    ...(unlisted > 0 ? [`  … and ${unlisted} more: ${root}${MOCK_PATH}/openapi.json`] : []),
    '',
    `  ApiDocumentation, contexts and control API: ${root}${MOCK_PATH}/`,
    ...(acceptsAny && openapi.operations.some(({ security }) => security.length > 0) ? [ANY_CREDENTIALS] : []),
    '  Press Ctrl-C to stop.',
    '',
  ].join('\n');
}

const ANY_CREDENTIALS = '  Any credentials are accepted; restrict them with --user, --bearer or --api-key.';

/** One line per operation: its method and a URL at which it can be called. */
function operationLines(contract: Contract, url: string, color: boolean): string[] {
  const { operations } = contract.openapi;
  const links = linkRewriter(contract);
  const paint = painter(color);
  const listed = operations.slice(0, MAX_LISTED);
  const width = Math.max(...listed.map(({ method }) => method.length), 3);
  return listed.map((operation) => {
    const method = paint(methodColor(operation), operation.method.padEnd(width));
    return `  ${method}  ${url}${examplePath(operation, operations, links)}`;
  });
}

/** `12:03:04 GET  200  1.2 ms  /customers/2`, followed by the reason on a second line if the request failed. */
export function textLine(exchange: Exchange, color: boolean, now = new Date()): string {
  const { method, target, status, milliseconds, note } = exchange;
  const paint = painter(color);
  const time = now.toTimeString().slice(0, 8);
  const took = `${milliseconds < 100 ? milliseconds.toFixed(1) : milliseconds.toFixed(0)} ms`;
  const line = `${paint('dim', time)} ${method.padEnd(7)}${paint(statusColor(status), String(status))} ${paint('dim', took.padStart(8))}  ${printable(target)}`;
  return note === undefined ? line : `${line}\n${' '.repeat(16)}${paint(statusColor(status), printable(note))}`;
}

/** The same information as one JSON object. */
export function jsonLine(exchange: Exchange, now = new Date()): string {
  const { milliseconds, ...rest } = exchange;
  return JSON.stringify({ time: now.toISOString(), ...rest, milliseconds: Math.round(milliseconds * 10) / 10 });
}

/** Replaces control characters, with which a request could manipulate the terminal. */
function printable(text: string): string {
  return text.slice(0, 500).replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '\u{fffd}');
}

type Paint = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'blue';

const CODES: Readonly<Record<Paint, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
};

function painter(color: boolean): (paint: Paint, text: string) => string {
  return (paint, text) => (color ? `\u001b[${CODES[paint][0]}m${text}\u001b[${CODES[paint][1]}m` : text);
}

function statusColor(status: number): Paint {
  if (status >= 500) return 'red';
  return status >= 400 ? 'yellow' : 'green';
}

function methodColor({ method }: OpenApiOperation): Paint {
  if (method === 'GET' || method === 'HEAD') return 'blue';
  return method === 'DELETE' ? 'red' : 'green';
}
