/** Reads Docusaurus pages as an OpenAPI Description from which they can be written back (docs/formats.md, docusaurus). */
import type { Finding } from '../../../src/finding.js';
import { getString } from '../../../src/model/json.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { uniqueNames } from '../../names.js';
import { readBlocks } from '../markdown/blocks.js';
import { frontMatterYaml, parseFrontMatter } from '../markdown/front-matter.js';
import { lineEndingsOf } from '../markdown/line-endings.js';
import { unescapeMdx } from '../markdown/mdx.js';
import { fileName, PAGE_EXTENSION } from '../style.js';
import type { PageText, ReadPages } from '../style.js';
import { about } from './about.js';
import { readEntity } from './read-entity.js';
import type { ReadEntity } from './read-entity.js';
import { has, sectionsOf } from './read-parts.js';
import type { ReadSection } from './read-parts.js';
import { respelled } from './respelled.js';
import { ServiceReader } from './read-service.js';
import { readSamples } from './samples.js';
import { roleOf, usualGaps, usualLayout } from './sections.js';
import type { SectionPlan } from './sections.js';

/** Reads pages of the style, and reports whatever does not belong to it. */
export function readDocusaurusPages(pages: readonly PageText[]): ReadPages {
  const reader = new PagesReader();
  for (const page of pages) reader.page(page);
  return reader.result();
}

class PagesReader {
  readonly #findings: Finding[] = [];
  readonly #pages = new Map<string, JsonObject>();
  readonly #tags: JsonObject[] = [];
  readonly #schemas = new Map<string, JsonObject>();
  readonly #services: ServiceReader[] = [];
  readonly #unique = { tag: uniqueNames(), schema: uniqueNames(), operation: uniqueNames() };
  #info: JsonObject = {};

  page({ file, text }: PageText): void {
    const read = readBlocks(text, { mdx: true, lostDelimiters: true });
    const { blocks, after } = read;
    const yaml = blocks.find((block) => block.kind === 'front-matter')?.yaml;
    const sections = sectionsOf(blocks, (finding) => this.#findings.push(finding), file);
    const front = this.#frontMatter(yaml, file);
    const reader = new PageReader(file, this.#unique, this.#findings, sections);
    this.#findings.push(...respelled(sections, file));
    this.#keep(reader.entities);
    const plans = reader.plans();
    this.#services.push(...reader.services);
    this.#tags.push(...reader.tags(this.#services[0]?.server));
    this.#pages.set(fileName(file), {
      style: about.name,
      ...front,
      sections: plans as unknown as Json,
      ...(after.length > 0 && { end: after.length }),
      ...lineEndingsOf(read),
    });
  }

  result(): ReadPages {
    const servers = [...new Set(this.#services.map(({ server }) => server).filter((url) => url !== undefined))];
    const secured = this.#services.some(({ secured: any }) => any);
    const components = {
      ...(this.#schemas.size > 0 && { schemas: Object.fromEntries(this.#schemas) }),
      ...(secured && { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } }),
    };
    const openapi: JsonObject = {
      openapi: '3.1.1',
      info: { title: 'API', version: '0', ...this.#info },
      ...(servers.length > 0 && { servers: servers.map((url) => ({ url })) }),
      tags: this.#tags,
      paths: this.#paths(),
      ...(Object.keys(components).length > 0 && { components }),
      [PAGE_EXTENSION]: Object.fromEntries(this.#pages),
    };
    return { openapi, findings: this.#findings };
  }

  #keep(entities: readonly ReadEntity[]): void {
    for (const { name, schema } of entities) this.#schemas.set(name, schema);
  }

  #frontMatter(yaml: string | undefined, file: string): JsonObject {
    if (yaml === undefined) return {};
    const value = parseFrontMatter(yaml);
    if (value === undefined) {
      this.#findings.push({
        check: 'page-part-unplaced',
        severity: 'warning',
        message: 'The front matter is not a valid YAML mapping.',
        location: { kind: 'source', file, line: 1 },
      });
      return {};
    }
    const title = getString(value, 'title');
    if (this.#pages.size === 0 && title !== undefined) this.#info = { title };
    const indented = frontMatterYaml(value, { indentSeq: false }) !== yaml && frontMatterYaml(value) === yaml;
    return { 'front-matter': value, ...(indented && { 'front-matter-indent': true }) };
  }

  #paths(): JsonObject {
    const paths = new Map<string, Map<string, JsonObject>>();
    const usual = this.#services[0]?.server;
    for (const [service, read] of this.#services.flatMap((each) =>
      each.operations.map((operation) => [each, operation] as const),
    )) {
      const { path, method } = read;
      const servers =
        service.server === undefined || service.server === usual ? {} : { servers: [{ url: service.server }] };
      const item = paths.get(path) ?? new Map<string, JsonObject>();
      if (!item.has(method)) item.set(method, { ...read.operation(), ...servers });
      paths.set(path, item);
    }
    return Object.fromEntries([...paths].map(([path, item]) => [path, Object.fromEntries(item)]));
  }
}

interface Unique {
  readonly tag: (wanted: string) => string;
  readonly schema: (wanted: string) => string;
  readonly operation: (wanted: string) => string;
}

/** Reads one page: first its entities, then its services, then the samples of their operations. */
class PageReader {
  readonly services: ServiceReader[] = [];
  readonly entities: ReadEntity[] = [];
  readonly #owners = new Map<ReadSection, ServiceReader | ReadEntity | { name: string; samples: Json[] }>();
  readonly #sampled = new Map<ReadSection, string[]>();

  constructor(
    readonly file: string,
    readonly unique: Unique,
    readonly findings: Finding[],
    readonly sections: readonly ReadSection[],
  ) {
    for (const section of sections) if (has(section, 'fields') && !has(section, 'operations')) this.#entity(section);
    for (const section of sections) if (has(section, 'operations')) this.#service(section);
    for (const section of sections)
      if (!this.#owners.has(section)) this.#owners.set(section, { name: unique.tag(titleOf(section)), samples: [] });
    for (const section of sections) this.#samples(section);
  }

  tags(server: string | undefined): JsonObject[] {
    return this.sections.flatMap((section) => {
      const owner = this.#owners.get(section);
      if (owner === undefined || 'schema' in owner) return [];
      const text = descriptionOf(section);
      const samples = 'samples' in owner && owner.samples.length > 0 ? { 'x-codeSamples': owner.samples } : {};
      return [
        {
          name: owner.name,
          ...(text !== '' && { description: text }),
          ...('page' in owner ? owner.page(server) : {}),
          ...samples,
        },
      ];
    });
  }

  plans(): SectionPlan[] {
    return this.sections.map((section, index) => {
      const owner = this.#owners.get(section);
      const name = owner?.name ?? '';
      const plan = layoutPlan(section, index === 0);
      const sampled = this.#sampled.get(section);
      const end = samplesEnd(section);
      const own =
        owner !== undefined && 'schema' in owner
          ? { schema: name, ...owner.plan }
          : { tag: name, ...(name !== titleOf(section) && { title: titleOf(section) }) };
      const order = owner instanceof ServiceReader ? unusualOrder(owner) : undefined;
      return {
        ...own,
        ...plan,
        ...(order && { operations: order }),
        ...(sampled && { samples: sampled, ...(end > 0 && { samplesEnd: end }) }),
      };
    });
  }

  #entity(section: ReadSection): void {
    const entity = readEntity(section, {
      unique: this.unique.schema,
      findings: this.findings,
      file: this.file,
      description: descriptionOf(section),
    });
    this.entities.push(entity);
    this.#owners.set(section, entity);
  }

  #service(section: ReadSection): void {
    const service = new ServiceReader(section, {
      name: this.unique.tag(titleOf(section)),
      unique: this.unique.operation,
      entities: this.entities,
      findings: this.findings,
      file: this.file,
    });
    this.services.push(service);
    this.#owners.set(section, service);
  }

  #samples(section: ReadSection): void {
    const part = section.parts.find(({ kind }) => kind === 'samples');
    if (part === undefined) return;
    const ids = readSamples(part.text).map((sample) => {
      for (const service of this.services) {
        const id = service.sample(sample, part.line);
        if (id !== undefined) return id;
      }
      const owner = this.#owners.get(section);
      if (owner !== undefined && 'samples' in owner)
        owner.samples.push({ lang: 'http', label: sample.label, source: sample.source });
      return '';
    });
    this.#sampled.set(section, ids);
  }
}

/** The order of the operations, if their table does not group them by path as a Description does. */
function unusualOrder({ operations }: ServiceReader): string[] | undefined {
  const paths = [...new Set(operations.map(({ path }) => path))];
  const usual = paths.flatMap((path) => operations.filter((operation) => operation.path === path));
  return usual.every((operation, index) => operation === operations[index])
    ? undefined
    : operations.map(({ id }) => id);
}

function samplesEnd({ parts }: ReadSection): number {
  const text = parts.find(({ kind }) => kind === 'samples')?.text ?? '';
  return text.length - text.replace(/\n+$/, '').length;
}

function titleOf(section: ReadSection): string {
  return section.parts.find(({ kind }) => kind === 'heading')?.text || 'API';
}

/** The text blocks of a section, as one description. */
function descriptionOf(section: ReadSection): string {
  const texts = section.parts.filter(({ kind }) => kind === 'text').map(({ text }) => text);
  return unescapeMdx(texts.join('\n\n'));
}

/** How the layout of a section differs from the default. */
function layoutPlan(section: ReadSection, first: boolean): SectionPlan {
  const kinds = section.parts.map(({ kind }) => kind);
  const gaps = section.parts.map(({ gap }) => gap);
  const role = roleOf(kinds);
  const texts = kinds.filter((kind) => kind === 'text').length;
  const heading = section.parts.find(({ kind }) => kind === 'heading');
  const level = heading?.level ?? 2;
  const fences = section.parts.flatMap(({ kind, info }) =>
    info !== undefined && info !== usualFence(kind) ? [[kind, info] as const] : [],
  );
  return {
    ...(String(kinds) !== String(usualLayout(role, texts)) && { layout: kinds }),
    ...(String(gaps) !== String(usualGaps(kinds, first)) && { gaps }),
    ...(level !== (role === 'entity' ? 3 : 2) && { level }),
    ...(fences.length > 0 && { fences: Object.fromEntries(fences.filter(([kind]) => kind !== 'text')) }),
  };
}

/** The default info string of a part's fence. */
export function usualFence(kind: string): string {
  return kind === 'example' ? 'json' : 'js';
}
