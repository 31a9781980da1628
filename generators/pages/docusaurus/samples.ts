/** Reads and writes requests as in `.http` files: `### title`, request line, headers, a blank line and the body. */
import { looseJson } from '../schema-text/loose-json.js';
import type { Json } from '../../../src/model/json.js';

export interface Sample {
  readonly label: string;
  readonly source: string;
}

/** The request that a sample makes. */
export interface SampleRequest {
  readonly method: string;
  /** The path after `{{url}}` or the base URL, such as `/batch/v1`. */
  readonly target: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly authorized: boolean;
  readonly body?: Json;
  readonly bodyText?: string;
}

const REQUEST = /^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH)\s+(\S+)/;

/** Whether the content of a fence is requests. */
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

/** The content of a fence with these samples. No label or request can end the fence, which is longer than any of theirs. */
export function samplesText(samples: readonly Sample[]): string {
  return samples.map((sample, index) => (isBare(sample, index) ? sample.source : titled(sample))).join('\n\n');
}

/** Whether a sample needs no title: only the first one, because nothing precedes it. */
function isBare({ label, source }: Sample, index: number): boolean {
  return index === 0 && label.trim() === '' && isSamples(source);
}

function titled({ label, source }: Sample): string {
  return `### ${label.replaceAll(/\s+/g, ' ').trim()}\n${source}`;
}

/** The request in a sample. Undefined if there is none. `base` is the base URL of the page. */
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
