/** Requests and responses as reports show them. */
import type { Exchange } from '../exchange.js';
import type { ShownRequest, ShownResponse } from '../options.js';
import { redactHeader } from '../transport/redact.js';
import type { Redact } from '../transport/redact.js';

const BODY_SHOWN = 2000;

/** A request as reports show it. */
export function shownRequest({ request }: Exchange, redact: Redact): ShownRequest {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, redactHeader(name, value, redact)]),
  );
  return {
    method: request.method,
    url: redact(request.url),
    headers,
    ...(request.body === undefined ? {} : { body: cut(redact(request.body)) }),
  };
}

/** A response as reports show it; undefined when there is none. */
export function shownResponse({ response }: Exchange, redact: Redact): ShownResponse | undefined {
  if (response === undefined) return undefined;
  const headers = Object.fromEntries(
    [...response.headers].map(([name, values]) => [name, redactHeader(name, values.join(', '), redact)]),
  );
  return { status: response.status, headers, ...(response.text === '' ? {} : { body: cut(redact(response.text)) }) };
}

/** A command that repeats a request; `$CREDENTIALS` stands for the credentials. */
export function curl({ request }: Exchange, redact: Redact): string {
  const parts = ['curl', '-i'];
  if (request.method === 'HEAD') parts.push('--head');
  else if (request.method !== 'GET' || request.body !== undefined) parts.push('-X', request.method);
  parts.push('--path-as-is');
  for (const [name, value] of Object.entries(request.headers))
    parts.push('-H', `${name}: ${placeholder(name, value, redact)}`);
  if (request.body !== undefined) parts.push('--data-binary', redact(request.body));
  return [...parts, redact(request.url)].map(quote).join(' ');
}

function placeholder(name: string, value: string, redact: Redact): string {
  return redactHeader(name, value, redact).replace('***', '$CREDENTIALS');
}

function quote(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  if (text.includes('$CREDENTIALS')) return `"${text.replace(/["\\`]|\$(?!CREDENTIALS)/g, '\\$&')}"`;
  if (/[\0-\x08\x0b-\x1f\x7f]/.test(text)) return `$'${text.replace(/[\0-\x1f\x7f'\\]/g, escape)}'`;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function escape(char: string): string {
  return char === "'" || char === '\\' ? `\\${char}` : `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function cut(text: string): string {
  return text.length > BODY_SHOWN ? `${text.slice(0, BODY_SHOWN)}… (${text.length} characters)` : text;
}
