/** Recognises answers that are examples of the contract, as a server without state sends them. */
import type { OpenApiOperation } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import type { RunState } from '../check.js';
import { jsonBody } from '../exchange.js';
import type { Exchange } from '../exchange.js';

/** Whether an answer is one of the contract's examples, apart from the server's own URL. */
export function isExample({ base }: RunState, operation: OpenApiOperation, exchange: Exchange): boolean {
  const own = new RegExp(`https?://[^/"]+(${escaped(new URL(base).pathname)})?`, 'g');
  const plain = (value: unknown): string => JSON.stringify(value).replace(own, '');
  const body = jsonBody(exchange);
  return body !== undefined && examplesOf(operation).some((example) => plain(example) === plain(body));
}

/** The examples of an operation's 2xx responses. */
export function examplesOf(operation: OpenApiOperation): readonly Json[] {
  return operation.responses
    .filter(({ status }) => status.startsWith('2'))
    .flatMap(({ content }) => content.flatMap((media) => media.examples.map(({ value }) => value)));
}

function escaped(text: string): string {
  return text.replace(/\/$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
