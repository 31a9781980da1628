/** Which of an operation's examples a request is about: one and the same URL leads to one and the same thing. */
import type { Example, OpenApiOperation } from '../model/contract.js';
import { get, getString, isObject } from '../model/json.js';
import type { Json } from '../model/json.js';
import type { LinkRewriter } from './http/link-rewriter.js';

export type ExampleChoice =
  /** This example is about the requested thing: its name as Prism has it. */
  | { readonly kind: 'example'; readonly name: string }
  /** The examples say where their things are, and it is not here. */
  | { readonly kind: 'elsewhere' }
  /** The examples do not say. */
  | { readonly kind: 'any' };

/** Chooses by the examples' own IRIs (`@id`, the view's `@id`), else by an identifier equal to the last path variable. */
export function chooseExample(
  operation: OpenApiOperation,
  request: {
    readonly path: string;
    readonly query: URLSearchParams;
    readonly variables: ReadonlyMap<string, string>;
  },
  links: LinkRewriter,
): ExampleChoice {
  const { examples, located: places } = locatedExamples(operation, links);
  const here = places.filter(({ path }) => path !== undefined && samePath(path, request.path));
  const query = sorted(request.query);
  const best = here.find((place) => place.query === query) ?? here.find((place) => place.query === '') ?? here[0];
  if (best !== undefined) return { kind: 'example', name: best.example.name || 'default' };
  if (places.length > 0 && places.every(({ path }) => path !== undefined)) return { kind: 'elsewhere' };
  return byIdentifier(examples, [...request.variables].at(-1));
}

interface LocatedExamples {
  readonly examples: readonly Example[];
  readonly located: readonly { readonly example: Example; readonly path: string | undefined; readonly query: string }[];
}

const known = new WeakMap<OpenApiOperation, LocatedExamples>();

/** Where an operation's examples say that they are; worked out once. */
function locatedExamples(operation: OpenApiOperation, links: LinkRewriter): LocatedExamples {
  let found = known.get(operation);
  if (found === undefined) {
    const examples = successExamples(operation);
    found = { examples, located: examples.map((example) => ({ example, ...locationOf(example.value, links) })) };
    known.set(operation, found);
  }
  return found;
}

function successExamples(operation: OpenApiOperation): readonly Example[] {
  const [success] = operation.responses
    .filter(({ status }) => /^2(\d\d|XX)$/.test(status))
    .toSorted((a, b) => a.status.localeCompare(b.status));
  return success?.content.flatMap(({ examples }) => examples) ?? [];
}

function locationOf(value: Json, links: LinkRewriter): { path: string | undefined; query: string } {
  const id = getString(value, '@id');
  const view = getString(get(value, 'view') ?? get(value, 'hydra:view'), '@id') ?? id;
  const path = id === undefined ? undefined : links.pathOf(id);
  const at = view?.indexOf('?') ?? -1;
  return { path, query: at < 0 ? '' : sorted(new URLSearchParams(view?.slice(at))) };
}

function byIdentifier(examples: readonly Example[], variable: readonly [string, string] | undefined): ExampleChoice {
  if (variable === undefined) return { kind: 'any' };
  const [name, value] = variable;
  const found = examples.find((example) => identifiers(example.value, name).includes(value));
  return found === undefined ? { kind: 'any' } : { kind: 'example', name: found.name || 'default' };
}

function identifiers(body: Json, variable: string): string[] {
  if (!isObject(body)) return [];
  const values = [variable, 'id', '_id'].map((key) => get(body, key));
  return values.filter((value) => typeof value === 'string' || typeof value === 'number').map(String);
}

function samePath(a: string, b: string): boolean {
  return a === b || decode(a) === decode(b);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function sorted(query: URLSearchParams): string {
  if (query.size === 0) return '';
  const copy = new URLSearchParams([...query].filter(([name]) => !name.startsWith('__')));
  copy.sort();
  return copy.toString();
}
