/** Writes a contract as Docusaurus pages. */
import type { Contract, NamedSchema, OpenApiOperation, Tag } from '../../../src/model/contract.js';
import { get, getArray, getObject, getString, isObject, resolvePointer } from '../../../src/model/json.js';
import type { JsonObject } from '../../../src/model/json.js';
import type { GeneratedFile } from '../../generator.js';
import { kebab, uniqueNames } from '../../names.js';
import { frontMatterYaml } from '../markdown/front-matter.js';
import { withLineEndings } from '../markdown/line-endings.js';
import { keptPages, PAGE_EXTENSION } from '../style.js';
import { followed } from '../schema-text/references.js';
import { about } from './about.js';
import { renderer } from './render.js';
import type { SectionPlan } from './sections.js';
import { plannedSamples } from './write-samples.js';
import { partsOf, prefixOf, reachable } from './view.js';
import type { Section } from './view.js';

interface Page {
  readonly file: string;
  readonly options: JsonObject;
  readonly frontMatter: JsonObject | undefined;
  readonly sections: readonly Section[];
}

/** Every page of the contract: pages that were read keep their layout, and every other tag has its own page. */
export function writeDocusaurusPages(contract: Contract, templates: ReadonlyMap<string, string>): GeneratedFile[] {
  const render = renderer(templates);
  return new Planner(contract).pages().map((page) => {
    const parts = page.sections.flatMap((section) => partsOf(contract, section));
    const frontMatter =
      page.frontMatter &&
      frontMatterYaml(page.frontMatter, { indentSeq: get(page.options, 'front-matter-indent') === true });
    return { path: page.file, text: ended(render({ frontMatter, parts }), page.options) };
  });
}

function ended(text: string, options: JsonObject): string {
  const end = get(options, 'end');
  return withLineEndings(text + '\n'.repeat(typeof end === 'number' ? Math.min(end, 100) : 0), options);
}

class Planner {
  readonly #contract: Contract;
  readonly #file = uniqueNames();
  readonly #tags: ReadonlyMap<string, Tag>;
  readonly #schemas: ReadonlyMap<string, NamedSchema>;
  readonly #byTag = new Map<string, OpenApiOperation[]>();
  readonly #doneTags = new Set<string>();
  readonly #doneSchemas = new Set<string>();

  constructor(contract: Contract) {
    this.#contract = contract;
    this.#tags = new Map(contract.openapi.tags.map((tag) => [tag.name, tag]));
    this.#schemas = new Map(contract.openapi.schemas.map((schema) => [schema.name, schema]));
    for (const operation of contract.openapi.operations) {
      const tag = operation.tags[0] ?? '';
      this.#byTag.set(tag, [...(this.#byTag.get(tag) ?? []), operation]);
    }
  }

  pages(): Page[] {
    const pages = keptPages(this.#contract, about.name).map(([file, options]) => this.#read(file, options));
    const names = [...this.#tags.keys(), ...this.#byTag.keys()].filter(
      (name, index, all) => all.indexOf(name) === index,
    );
    const others = names
      .filter((name) => !this.#doneTags.has(name) && this.#byTag.has(name))
      .map((name) => this.#tagPage(name));
    return [...pages, ...others, ...this.#rest(pages.length > 0)];
  }

  /** A page that was read, with its own sections. */
  #read(file: string, options: JsonObject): Page {
    const plans = getArray(options, 'sections').filter(isObject) as unknown as readonly SectionPlan[];
    const sampled = plans.flatMap(({ tag }) => (tag === undefined ? [] : (this.#byTag.get(tag) ?? [])));
    const front = get(options, 'front-matter');
    const server = plans
      .map(({ tag }) => getString(getObject(this.#tags.get(tag ?? '')?.extensions, PAGE_EXTENSION), 'server'))
      .find((url) => url !== undefined);
    const sections = plans
      .flatMap((plan, index) => this.#section(plan, { first: index === 0, sampled }))
      .map((section) => ({ ...section, ...(server !== undefined && { server }) }));
    const showing = sections.filter(({ plan }) => plan.samples);
    const samples = plannedSamples(
      showing.map(({ plan, tag }) => ({ ids: plan.samples ?? [], own: tag?.extensions ?? {} })),
      sampled,
    );
    this.#file(file.replace(/\.mdx?$/, ''));
    const filled = sections.map((section) =>
      showing.includes(section) ? { ...section, samples: samples[showing.indexOf(section)] ?? [] } : section,
    );
    return { file, options, frontMatter: isObject(front) ? front : undefined, sections: filled };
  }

  #section(plan: SectionPlan, { first, sampled }: { first: boolean; sampled: readonly OpenApiOperation[] }): Section[] {
    const schema = plan.schema === undefined ? undefined : this.#schemas.get(plan.schema);
    const tag =
      plan.tag === undefined
        ? undefined
        : (this.#tags.get(plan.tag) ?? { name: plan.tag, extensions: {}, pointer: '#/tags' });
    if (schema) this.#doneSchemas.add(schema.name);
    if (tag) this.#doneTags.add(tag.name);
    const operations = ordered(tag ? (this.#byTag.get(tag.name) ?? []) : [], plan.operations);
    const prefix = prefixOf(tag, operations.length > 0 ? operations : sampled);
    return schema || tag
      ? [
          {
            plan,
            ...(schema && { schema }),
            ...(tag && { tag }),
            operations,
            sampled: plan.samples ? sampled : [],
            prefix,
            first,
          },
        ]
      : [];
  }

  /** The default page: a service, the entities that it exchanges and samples of every operation. */
  #tagPage(name: string): Page {
    const { title, description } = this.#contract.openapi;
    const tag = this.#tags.get(name) ?? {
      name: name || title || this.#contract.name,
      ...(name === '' && description !== undefined && { description }),
      extensions: {},
      pointer: '#/tags',
    };
    const operations = this.#byTag.get(name) ?? [];
    this.#doneTags.add(name);
    const prefix = prefixOf(tag, operations);
    const schemas = this.#schemasOf(operations);
    const base = { operations: [], sampled: [], prefix, first: false, plan: {} };
    const examples = {
      name: 'Examples',
      description: 'In these requests, `{{url}}` represents the base URL:',
      extensions: {},
      pointer: '#/tags',
    };
    return {
      ...this.#front(tag),
      sections: [
        { ...base, tag, operations, first: true },
        ...schemas.map((schema) => ({ ...base, schema })),
        { ...base, tag: examples, sampled: operations },
      ],
    };
  }

  #front({ name, description = '' }: Tag): Omit<Page, 'sections'> {
    const file = this.#file(kebab(name));
    const first = description
      .split(/\n\s*\n/)[0]
      ?.replaceAll(/\s+/g, ' ')
      .trim();
    const slug = `/api/rest/service/${file}`;
    return {
      file: `${file}.md`,
      options: {},
      frontMatter: { title: name, ...(first && { description: first }), slug, tags: ['api', 'service', file] },
    };
  }

  #schemasOf(operations: readonly OpenApiOperation[]): NamedSchema[] {
    const { document } = this.#contract.openapi;
    const found = new Set<string>();
    for (const { pointer } of operations) reachable(document, resolvePointer(document, pointer), found);
    return this.#take(({ pointer }) => found.has(pointer));
  }

  #take(wanted: (schema: NamedSchema) => boolean): NamedSchema[] {
    const { document } = this.#contract.openapi;
    const taken = this.#contract.openapi.schemas.filter(
      (schema) => !this.#doneSchemas.has(schema.name) && wanted(schema) && isEntity(document, schema),
    );
    for (const { name } of taken) this.#doneSchemas.add(name);
    return taken;
  }

  /** A page for the schemas that no operation uses. */
  #rest(read: boolean): Page[] {
    const schemas = read ? [] : this.#take(() => true);
    if (schemas.length === 0) return [];
    const tag = { name: 'Entities', extensions: {}, pointer: '#/tags' };
    const base = { operations: [], sampled: [], prefix: '', first: false, plan: {} };
    return [
      {
        ...this.#front(tag),
        sections: [{ ...base, tag, first: true }, ...schemas.map((schema) => ({ ...base, schema }))],
      },
    ];
  }
}

function ordered(
  operations: readonly OpenApiOperation[],
  ids: readonly string[] | undefined,
): readonly OpenApiOperation[] {
  if (ids === undefined) return operations;
  const place = ({ id }: OpenApiOperation) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  return operations.toSorted((a, b) => place(a) - place(b));
}

/** Whether a schema has fields to list. */
function isEntity(document: JsonObject, { schema }: NamedSchema): boolean {
  return Object.keys(getObject(followed(document, schema), 'properties')).length > 0;
}
