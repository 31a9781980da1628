/** Converts sections of the contract to the parts of a page. */
import type { Contract, NamedSchema, OpenApiOperation, Schema, Tag } from '../../../src/model/contract.js';
import { getArray, getObject, getString, isArray, isObject, resolvePointer } from '../../../src/model/json.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { orderedProperties, PAGE_EXTENSION } from '../style.js';
import { readBlocks } from '../markdown/blocks.js';
import { escapeMdx } from '../markdown/mdx.js';
import { followed } from '../schema-text/references.js';
import { keptText } from '../schema-text/examples.js';
import type { PartView } from './render.js';
import { samplesText } from './samples.js';
import type { Sample } from './samples.js';
import { FIELD_COLUMNS, OPERATION_COLUMNS, usualGaps, usualLayout } from './sections.js';
import type { PartKind, SectionPlan } from './sections.js';
import { sampleOf, sampleSources } from './write-samples.js';
import { commonPrefix, fillTemplate, relativePath } from './templates.js';
import { descriptionCell, headingText, nameCell } from './text.js';
import { docusaurusTypes, wordOfSchema } from './types.js';
import { schemaExample } from '../../../src/model/schema-walk.js';

/** A section to write. */
export interface Section {
  readonly plan: SectionPlan;
  readonly tag?: Tag;
  readonly schema?: NamedSchema;
  readonly operations: readonly OpenApiOperation[];
  /** The operations whose samples the section shows. On a page that was read, only those in the plan are shown. */
  readonly sampled: readonly OpenApiOperation[];
  /** The samples of the section on a page that was read. */
  readonly samples?: readonly Sample[];
  /** The common prefix of the page's operations, with which its base URL ends. */
  readonly prefix: string;
  /** The server of the page, if it is not the first server of the contract. */
  readonly server?: string;
  readonly first: boolean;
}

/** Whether a page's own word still applies to a type: it may omit the format, as in `String` for a date. */
function isWordFor(own: string, word: string): boolean {
  const known = docusaurusTypes.known(own);
  return known === word || (typeOf(word) ?? '') === typeOf(known);
}

function typeOf(word: string): string | undefined {
  return getString(docusaurusTypes.schema(word), 'type');
}

/** The parts of a section, in order. */
export function partsOf(contract: Contract, section: Section): PartView[] {
  return new SectionView(contract, section).parts();
}

class SectionView {
  readonly #texts: string[];

  constructor(
    readonly contract: Contract,
    readonly section: Section,
  ) {
    this.#texts = textBlocks(section.tag?.description ?? this.#schemaText('description') ?? '');
  }

  parts(): PartView[] {
    const kinds = this.#kinds();
    const gaps =
      this.section.plan.gaps?.length === kinds.length ? this.section.plan.gaps : usualGaps(kinds, this.section.first);
    const lastText = kinds.lastIndexOf('text');
    return kinds.flatMap((kind, index) => {
      const part = kind === 'text' ? this.#text(index === lastText) : this.#part(kind);
      return part === undefined ? [] : [{ kind, gap: gaps[index] ?? 1, ...part }];
    });
  }

  #kinds(): readonly PartKind[] {
    const { plan, tag, operations, sampled } = this.section;
    if (plan.layout) return plan.layout;
    const role =
      tag === undefined
        ? 'entity'
        : operations.length > 0
          ? 'service'
          : sampled.length > 0 || plan.samples
            ? 'samples'
            : 'text';
    return usualLayout(role, this.#texts.length);
  }

  /** The next text block. The last text part takes all remaining blocks. */
  #text(last: boolean): Omit<PartView, 'kind' | 'gap'> | undefined {
    const text = last ? this.#texts.splice(0).join('\n\n') : this.#texts.shift();
    return text === undefined || text === '' ? undefined : { text: escapeMdx(text) };
  }

  #part(kind: PartKind): Omit<PartView, 'kind' | 'gap'> | undefined {
    const info = this.section.plan.fences?.[kind] ?? (kind === 'example' ? 'json' : 'js');
    switch (kind) {
      case 'heading':
        return this.#heading();
      case 'exampleHeading':
        return this.#example() === undefined
          ? undefined
          : {
              marks: '#'.repeat(this.#exampleLevel()),
              title: headingText(this.section.plan.exampleTitle ?? 'Example'),
            };
      case 'example':
        return this.#example() === undefined ? undefined : { text: this.#example() as string, info };
      case 'url':
        return { url: this.#base(), info };
      case 'samples':
        return this.#samples(info);
      case 'operations':
        return this.#operations();
      default:
        return this.#fields();
    }
  }

  #level(): number {
    return this.section.plan.level ?? (this.section.tag ? 2 : 3);
  }

  #exampleLevel(): number {
    return Math.min(6, this.section.plan.exampleLevel ?? this.#level() + 1);
  }

  #heading(): { marks: string; title: string } {
    const title =
      this.section.plan.title ?? this.section.tag?.name ?? this.#schemaText('title') ?? this.section.schema?.name ?? '';
    return { marks: '#'.repeat(this.#level()), title: headingText(title) };
  }

  #schemaText(key: string): string | undefined {
    return getString(this.section.schema?.schema, key);
  }

  #base(): string {
    const own = getString(getObject(this.section.tag?.extensions, PAGE_EXTENSION), 'server');
    const url = (own ?? this.section.server ?? this.contract.openapi.servers[0]?.url ?? '').replace(/\/$/, '');
    return `${url}${this.section.prefix}` || '/';
  }

  #operations(): { columns: string[]; rows: string[][] } {
    const own = getArray(getObject(this.section.tag?.extensions, PAGE_EXTENSION), 'columns').filter(
      (name) => typeof name === 'string',
    );
    const columns = own.length > 0 ? own : [...OPERATION_COLUMNS];
    const rows = this.section.operations.map((operation) => {
      const cells = operationCells(operation, this.section.prefix);
      return columns.map((name) => cells.get(name) ?? '');
    });
    return { columns: columns.map(columnHeading), rows };
  }

  #fields(): { columns: string[]; rows: string[][] } {
    const columns = this.section.plan.columns ?? FIELD_COLUMNS;
    const whole = followed(this.contract.openapi.document, this.section.schema?.schema ?? true);
    const rows = orderedProperties(whole).map(([name, property]) => {
      const cells = this.#fieldCells(name, property as Schema);
      return columns.map((column) => cells.get(column) ?? '');
    });
    return { columns: columns.map(columnHeading), rows };
  }

  #fieldCells(name: string, property: Schema): ReadonlyMap<string, string> {
    const schema = followed(this.contract.openapi.document, property);
    const own = getString(getObject(schema, PAGE_EXTENSION), 'type');
    const word = wordOfSchema(property, (each) => followed(this.contract.openapi.document, each));
    const kept = own !== undefined && isWordFor(own, word) ? own : word;
    return new Map([
      ['name', nameCell(name)],
      ['description', descriptionCell(getString(schema, 'description') ?? '')],
      ['type', nameCell(kept)],
    ]);
  }

  /** The example of the schema, or else of a body with this schema. */
  #example(): string | undefined {
    const schema = this.section.schema?.schema;
    if (!isObject(schema)) return undefined;
    const value = schemaExample(schema) ?? exampleOf(this.contract, this.section.schema?.pointer ?? '');
    if (value === undefined) return undefined;
    const written = keptText(getString(schema, 'x-serializedValue'), value);
    return written ?? JSON.stringify(value, null, this.section.plan.indent ?? 2);
  }

  #samples(info: string): { text: string; info: string } | undefined {
    const { plan, sampled, prefix } = this.section;
    const samples = this.section.samples ?? sampled.flatMap((operation) => generated(this.contract, operation, prefix));
    const end = '\n'.repeat(Math.min(plan.samplesEnd ?? 0, 100));
    return samples.length === 0 ? undefined : { text: samplesText(samples) + end, info };
  }
}

function operationCells(operation: OpenApiOperation, prefix: string): ReadonlyMap<string, string> {
  const relative = relativePath(operation.path, prefix);
  const own = getString(getObject(operation.extensions, PAGE_EXTENSION), 'example');
  const values = new Map(
    operation.parameters
      .filter((each) => each.in === 'path')
      .flatMap(({ name, examples }) => (examples[0] ? [[name, String(examples[0].value)] as const] : [])),
  );
  return new Map([
    ['method', operation.method],
    ['path', nameCell(relative)],
    ['example', nameCell(own ?? fillTemplate(relative, values) ?? '')],
    ['description', descriptionCell(operation.description || operation.summary || '')],
  ]);
}

function columnHeading(name: string): string {
  return `**${name.charAt(0).toUpperCase()}${name.slice(1)}**`;
}

function generated(contract: Contract, operation: OpenApiOperation, prefix: string): Sample[] {
  const own = sampleSources(operation.extensions);
  return own.length > 0 ? own : [sampleOf(contract, operation, prefix)];
}

/** An example of a body whose schema is a reference to this schema. */
function exampleOf(contract: Contract, pointer: string): Json | undefined {
  let known = bodyExamples.get(contract);
  if (known === undefined) bodyExamples.set(contract, (known = firstExamples(contract)));
  return known.get(pointer);
}

/** Computed only once per contract, because every entity needs them. */
const bodyExamples = new WeakMap<Contract, ReadonlyMap<string, Json>>();

/** The first example of a body for each schema that is referred to as the schema of a body. */
function firstExamples({ openapi }: Contract): ReadonlyMap<string, Json> {
  const found = new Map<string, Json>();
  for (const { responses, requestBody } of openapi.operations) {
    for (const { schema, examples } of [
      ...(requestBody?.content ?? []),
      ...responses.flatMap(({ content }) => content),
    ]) {
      const pointer = getString(schema, '$ref');
      if (pointer !== undefined && examples[0] && !found.has(pointer)) found.set(pointer, examples[0].value);
    }
  }
  return found;
}

function textBlocks(markdown: string): string[] {
  return markdown.trim() === '' ? [] : readBlocks(markdown, { mdx: true }).blocks.map(({ raw }) => raw);
}

/** The prefix of a service's paths: as on the page that was read, or else their common prefix. */
export function prefixOf(tag: Tag | undefined, operations: readonly OpenApiOperation[]): string {
  const own = getString(getObject(tag?.extensions, PAGE_EXTENSION), 'prefix');
  const paths = operations.map(({ path }) => path);
  if (own !== undefined && paths.every((path) => path === own || path.startsWith(`${own}/`))) return own;
  return commonPrefix(paths);
}

/** The pointers of all schemas to which a schema or operation refers, directly or indirectly. */
export function reachable(document: JsonObject, value: Json | undefined, found = new Set<string>()): Set<string> {
  if (isArray(value)) for (const item of value) reachable(document, item, found);
  if (!isObject(value)) return found;
  const ref = getString(value, '$ref');
  if (ref?.startsWith('#/') && !found.has(ref)) {
    found.add(ref);
    reachable(document, resolvePointer(document, ref), found);
  }
  for (const [key, member] of Object.entries(value))
    if (key !== 'example' && key !== 'examples') reachable(document, member, found);
  return found;
}
