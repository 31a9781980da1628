/** Helpers with which faults change the answers of a correct server. */
import { omit } from './correct/valid.js';
import type { Answer, Call } from './correct/server.js';
import type { Node } from './correct/dlcs-nodes.js';

/** Whether a call is `METHOD path`, where `*` stands for any one segment. HEAD counts as GET. */
export function at(call: Call, place: string): boolean {
  const [method, path = ''] = place.split(' ');
  const parts = path.split('/').slice(1);
  const effective = call.method === 'HEAD' ? 'GET' : call.method;
  return (
    effective === method &&
    parts.length === call.path.length &&
    parts.every((part, index) => part === '*' || part === call.path[index])
  );
}

/** Whether an answer is a success to `METHOD path`. */
export function success(answer: Answer, call: Call, place: string): boolean {
  return answer.status < 300 && at(call, place);
}

/** The body of an answer as a JSON object. */
export function bodyOf(answer: Answer): Node {
  return answer.body as Node;
}

/** The same answer with another body. */
export function withBody(answer: Answer, body: unknown): Answer {
  return { ...answer, body };
}

/** The same answer with a header field changed or, for `undefined`, removed. */
export function withHeader(answer: Answer, name: string, value: string | undefined): Answer {
  const { [name]: _, ...headers } = answer.headers;
  return { ...answer, headers: value === undefined ? headers : { ...headers, [name]: value } };
}

/** A copy of a JSON value with every node of a type changed. */
export function mapNodes(value: unknown, type: string, change: (node: Node) => Node): unknown {
  if (Array.isArray(value)) return value.map((entry) => mapNodes(entry, type, change));
  if (typeof value !== 'object' || value === null) return value;
  const node = Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapNodes(entry, type, change)]));
  return node['@type'] === type ? change(node) : node;
}

/** A copy of an object without some of its members. */
export function without(value: unknown, ...names: readonly string[]): Node {
  return omit(value as Node, ...names);
}
