/** Chooses the example that a request is about, so that a URL always returns the same resource. */
import type { Example, OpenApiOperation } from '../model/contract.js';
import { get, getString, isObject } from '../model/json.js';
import type { Json } from '../model/json.js';
import { lowestSuccess } from './declarations.js';
import type { LinkRewriter } from './http/link-rewriter.js';
import { decode } from './http/path-template.js';

export type ExampleChoice =
  /** This example is about the requested resource; its name in Prism's form. */
  | { readonly kind: 'example'; readonly name: string }
  /** Every example identifies its resource, and none is the requested one. */
  | { readonly kind: 'elsewhere' }
  /** The examples do not identify their resources. */
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
  const { examples, located } = locatedExamples(operation, links);
  const here = located.filter(({ path }) => path !== undefined && isSamePath(path, request.path));
  const query = normalQuery(request.query);
  const best = here.find((each) => each.query === query) ?? here.find((each) => each.query === '') ?? here[0];
  if (best !== undefined) return { kind: 'example', name: best.example.name || 'default' };
  if (located.length > 0 && located.every(({ path }) => path !== undefined)) return { kind: 'elsewhere' };
  return byIdentifier(examples, [...request.variables].at(-1));
}

interface LocatedExamples {
  readonly examples: readonly Example[];
  readonly located: readonly { readonly example: Example; readonly path: string | undefined; readonly query: string }[];
}

const cache = new WeakMap<OpenApiOperation, LocatedExamples>();

/** The examples of an operation's success with the paths that they state; computed once. */
function locatedExamples(operation: OpenApiOperation, links: LinkRewriter): LocatedExamples {
  let found = cache.get(operation);
  if (found === undefined) {
    const examples = lowestSuccess(operation)?.content.flatMap((media) => media.examples) ?? [];
    found = { examples, located: examples.map((example) => ({ example, ...locationOf(example.value, links) })) };
    cache.set(operation, found);
  }
  return found;
}

function locationOf(value: Json, links: LinkRewriter): { path: string | undefined; query: string } {
  const id = getString(value, '@id');
  const view = getString(get(value, 'view') ?? get(value, 'hydra:view'), '@id') ?? id;
  const path = id === undefined ? undefined : links.pathOf(id);
  const at = view?.indexOf('?') ?? -1;
  return { path, query: at < 0 ? '' : normalQuery(new URLSearchParams(view?.slice(at))) };
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

function isSamePath(a: string, b: string): boolean {
  return a === b || decode(a) === decode(b);
}

/** The query in a fixed order, without Prism's own parameters (`__code` …). */
function normalQuery(query: URLSearchParams): string {
  if (query.size === 0) return '';
  const copy = new URLSearchParams([...query].filter(([name]) => !name.startsWith('__')));
  copy.sort();
  return copy.toString();
}
