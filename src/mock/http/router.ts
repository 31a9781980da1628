/** Matches paths with path templates; literal segments take precedence over variables (OpenAPI 3.1 §4.8.8.1). */
import type { OpenApiOperation } from '../../model/contract.js';
import { decode, segments } from './path-template.js';

export interface RouteMatch {
  /** The path template as written. */
  readonly template: string;
  /** By name, percent-decoded. */
  readonly variables: ReadonlyMap<string, string>;
  /** By method in capitals. */
  readonly operations: ReadonlyMap<string, OpenApiOperation>;
}

export interface Router {
  /** Every template that the path matches, best match first. */
  match(path: string): readonly RouteMatch[];
}

interface Template {
  readonly template: string;
  readonly segments: readonly Segment[];
  readonly operations: Map<string, OpenApiOperation>;
}

interface Segment {
  readonly text: string;
  /** Undefined for a literal. */
  readonly pattern: RegExp | undefined;
  readonly names: readonly string[];
}

/** A router for path templates, including those without operations, for which every method is a 405. */
export function router(paths: readonly string[], operations: readonly OpenApiOperation[]): Router {
  const templates = new Map<string, Template>();
  for (const path of [...paths, ...operations.map((operation) => operation.path)]) {
    if (!templates.has(path)) templates.set(path, { template: path, segments: parse(path), operations: new Map() });
  }
  for (const operation of operations) templates.get(operation.path)?.operations.set(operation.method, operation);
  const tree = new Node();
  for (const template of templates.values()) tree.add(template, 0);
  return {
    match: (path) => {
      const found: RouteMatch[] = [];
      tree.find(segments(path).map(decode), 0, [], found);
      return found;
    },
  };
}

/** A tree of templates by segment. */
class Node {
  readonly #literals = new Map<string, Node>();
  readonly #variables: { readonly segment: Segment; readonly node: Node }[] = [];
  readonly #templates: Template[] = [];

  add(template: Template, index: number): void {
    const segment = template.segments[index];
    if (segment === undefined) this.#templates.push(template);
    else this.#child(segment).add(template, index + 1);
  }

  #child(segment: Segment): Node {
    const known =
      segment.pattern === undefined
        ? this.#literals.get(segment.text)
        : this.#variables.find((variable) => variable.segment.text === segment.text)?.node;
    if (known !== undefined) return known;
    const node = new Node();
    if (segment.pattern === undefined) this.#literals.set(segment.text, node);
    else {
      this.#variables.push({ segment, node });
      this.#variables.sort((a, b) => literalLength(b.segment) - literalLength(a.segment));
    }
    return node;
  }

  find(segments: readonly string[], index: number, values: readonly string[], found: RouteMatch[]): void {
    const text = segments[index];
    if (text === undefined) {
      found.push(...this.#templates.map((template) => ({ ...template, variables: variablesOf(template, values) })));
      return;
    }
    this.#literals.get(text)?.find(segments, index + 1, values, found);
    for (const { segment, node } of this.#variables) {
      const match = segment.pattern?.exec(text);
      if (match) node.find(segments, index + 1, [...values, ...match.slice(1)], found);
    }
  }
}

/** Names the values as the template does: templates with the same structure may name their variables differently. */
function variablesOf({ segments }: Template, values: readonly string[]): Map<string, string> {
  const names = segments.flatMap((segment) => segment.names);
  return new Map(names.map((name, index) => [name, values[index] ?? '']));
}

function parse(template: string): Segment[] {
  return segments(template).map(parseSegment);
}

/** `{id}`, `{id}.json` or `literal`; a variable matches at least one character. */
function parseSegment(text: string): Segment {
  const names = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  if (names.length === 0) return { text: decode(text), pattern: undefined, names };
  const literals = text.split(/\{[^{}]*\}/).map((part) => decode(part).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return {
    text: literals.join('{}'),
    pattern: new RegExp(`^${literals.join('(.+?)')}$`, 's'),
    names,
  };
}

function literalLength({ text }: Segment): number {
  return text.replaceAll('{}', '').length;
}
