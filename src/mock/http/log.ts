/** What people see of a running mock: a banner with links that work, and a line per request. */
import type { Contract, OpenApiOperation } from '../../model/contract.js';
import { examplePath } from '../example-paths.js';
import { MOCK_PATH } from '../hydra/documents.js';
import type { Exchange } from '../options.js';
import { linkRewriter } from './link-rewriter.js';

/** More than a screen of operations helps nobody. */
const MOST = 40;

/** The API's name, where it is, and every operation under a URL that can be clicked. */
export function banner(
  contract: Contract,
  url: string,
  isStateful: boolean,
  color: boolean,
  takesAny: boolean,
): string {
  const { openapi } = contract;
  const paint = painter(color);
  const shown = openapi.operations.slice(0, MOST);
  const width = Math.max(...shown.map(({ method }) => method.length), 3);
  const root = url.slice(0, url.length - (openapi.servers[0]?.basePath.length ?? 0));
  const lines = shown.map(
    (operation) =>
      `  ${paint(methodColor(operation), operation.method.padEnd(width))}  ${url}${addressOf(operation, contract)}`,
  );
  const rest = openapi.operations.length - shown.length;
  return [
    `${paint('bold', `${openapi.title} ${openapi.version}`)}, a ${isStateful ? 'stateful' : 'stateless'} mock at ${paint('bold', url)}`,
    '',
    ...lines,
    ...(rest > 0 ? [`  … and ${rest} more: ${root}${MOCK_PATH}/openapi.json`] : []),
    '',
    `  ApiDocumentation, contexts and controls: ${root}${MOCK_PATH}/`,
    ...(takesAny && openapi.operations.some(({ security }) => security.length > 0)
      ? ['  Any credentials will do; --user, --bearer or --api-key say which are right.']
      : []),
    '  Ctrl-C to stop.',
    '',
  ].join('\n');
}

function addressOf(operation: OpenApiOperation, contract: Contract): string {
  return examplePath(operation, contract.openapi.operations, linkRewriter(contract));
}

/** `12:03:04 GET  200  1.2 ms  /customers/2`, and what was wrong on a line of its own. */
export function textLine(exchange: Exchange, color: boolean, now = new Date()): string {
  const { method, target, status, milliseconds, note } = exchange;
  const paint = painter(color);
  const time = now.toTimeString().slice(0, 8);
  const took = `${milliseconds < 100 ? milliseconds.toFixed(1) : milliseconds.toFixed(0)} ms`;
  const line = `${paint('dim', time)} ${method.padEnd(7)}${paint(statusColor(status), String(status))} ${paint('dim', took.padStart(8))}  ${printable(target)}`;
  return note === undefined ? line : `${line}\n${' '.repeat(16)}${paint(statusColor(status), printable(note))}`;
}

/** The same as one JSON object. */
export function jsonLine(exchange: Exchange, now = new Date()): string {
  const { milliseconds, ...rest } = exchange;
  return JSON.stringify({ time: now.toISOString(), ...rest, milliseconds: Math.round(milliseconds * 10) / 10 });
}

/** Control characters of a request could rewrite the terminal. */
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
