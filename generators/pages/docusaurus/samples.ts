/** Requests in the style of `.http` files: `### title`, request line, headers, a blank line, the body. */
import { looseJson } from '../schema-text/loose-json.js';
import type { Json } from '../../../src/model/json.js';

export interface Sample {
  readonly label: string;
  readonly source: string;
}

/** The request that a sample makes. */
export interface SampleRequest {
  readonly method: string;
  /** What follows `{{url}}` or the base URL: `/batch/v1`. */
  readonly target: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly authorized: boolean;
  readonly body?: Json;
  readonly bodyText?: string;
}

const REQUEST = /^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH)\s+(\S+)/;

/** Whether a fence holds requests. */
export function isSamples(code: string): boolean {
  return /^(?:###[^\n]*\n+)?(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH)\s+(?:\{\{|https?:)/.test(code.trimStart());
}

/** The samples of a fence, in order. */
export function readSamples(code: string): Sample[] {
  return code
    .split(/^(?=### )/m)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [, label = '', source = ''] = /^### ([^\n]*)\n?([\s\S]*)$/.exec(part) ?? [undefined, '', part];
      return { label: label.trim(), source: source.replace(/\n+$/, '') };
    });
}

/** The text of a fence with these samples. Nothing in a label or a request can end the fence: it is longer than theirs. */
export function samplesText(samples: readonly Sample[]): string {
  return samples.map((sample, index) => (isBare(sample, index) ? sample.source : titled(sample))).join('\n\n');
}

/** A first request needs no title to be told from others. */
function isBare({ label, source }: Sample, index: number): boolean {
  return index === 0 && label.trim() === '' && isSamples(source);
}

function titled({ label, source }: Sample): string {
  return `### ${label.replaceAll(/\s+/g, ' ').trim()}\n${source}`;
}

/** Reads what a sample asks for; `base` is the page's base URL. */
export function requestOf({ source }: Sample, base: string): SampleRequest | undefined {
  const [head = '', ...rest] = source.split(/\n[ \t]*\n/);
  const [, method, url] = REQUEST.exec(head) ?? [];
  if (method === undefined || url === undefined) return undefined;
  const lines = head.split('\n').slice(1);
  const continued = lines.filter((line) => /^\s+[?&]/.test(line)).map((line) => line.trim());
  const whole = [url, ...continued].join('').replace(/^\{\{\s*\w+\s*\}\}/, '');
  const [target = '', query = ''] = whole.split(/\?([\s\S]*)/);
  const bodyText = rest.join('\n\n').trim();
  const body = bodyText === '' ? undefined : looseJson(bodyText)?.value;
  return {
    method,
    target: base.includes('://') && target.startsWith(base) ? target.slice(base.length) : target,
    query: query
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => [decoded(pair.split('=')[0] ?? ''), decoded(pair.split('=').slice(1).join('='))] as const),
    authorized: lines.some((line) => /^authorization:\s*bearer/i.test(line)),
    ...(body !== undefined && { body }),
    ...(bodyText !== '' && { bodyText }),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
