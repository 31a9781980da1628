/** Reads reStructuredText pages as an OpenAPI Description from which they can be written back (docs/formats.md, rst-grid). */
import type { Finding } from '../../../src/finding.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { uniqueNames } from '../../names.js';
import { repeatedField } from '../schema-text/findings.js';
import { pascalCase } from '../schema-text/names.js';
import { fileName, fileStem, PAGE_EXTENSION } from '../style.js';
import type { PageText, ReadPages } from '../style.js';
import { about } from './about.js';
import { width } from './columns.js';
import { contradictions } from './contradictions.js';
import { readEndpoint } from './endpoint.js';
import { readFieldsTable, schemaOfTable } from './fields-table.js';
import type { ReadTable } from './fields-table.js';
import { sectionLabel } from './labels.js';
import { splitParts } from './page-parts.js';
import type { PagePart } from './page-parts.js';
import { readOperation } from './read-operation.js';
import type { OperationNames, ReadOperation } from './read-operation.js';
import { descriptionLines, descriptionOf } from './rst-blocks.js';
import { unescapeText } from './rst-text.js';

/** Reads pages of the style, and reports whatever does not belong to it. */
export function readRstPages(pages: readonly PageText[]): ReadPages {
  const reader = new PagesReader();
  for (const page of pages) reader.page(page);
  return reader.result();
}

interface Section {
  name: string;
  description: string;
  /** The line on which its description begins. */
  line?: number;
  operations: ReadOperation[];
  options: { [key: string]: Json };
}

class PagesReader {
  readonly #findings: Finding[] = [];
  readonly #sections: Section[] = [];
  readonly #pages = new Map<string, JsonObject>();
  readonly #names: OperationNames = {
    operationId: uniqueNames(),
    schema: uniqueNames(),
    schemas: new Map(),
    usualLabels: new Set(),
  };
  readonly #sectionName = uniqueNames();

  page({ file, text }: PageText): void {
    const { parts, tail, crlf } = splitParts(text);
    const reader = new SectionReader(file, this.#names, this.#findings, this.#sectionName);
    for (const part of parts) reader.part(part);
    const labels = reader.close();
    this.#findings.push(...reader.sections.flatMap((section) => respelled(section, file)));
    this.#sections.push(...reader.sections);
    this.#pages.set(fileName(file), {
      style: about.name,
      sections: reader.sections.map(({ name }) => name),
      ...((parts[0]?.gap ?? 0) > 0 && { start: parts[0]?.gap ?? 0 }),
      ...(labels.length > 0 && { endLabels: labels }),
      ...(tail !== 1 && { end: tail }),
      ...(crlf && { lineEnd: 'crlf' }),
    });
  }

  result(): ReadPages {
    const operations = this.#sections.flatMap((section) => section.operations);
    const paths = this.#paths(operations);
    const openapi: JsonObject = {
      openapi: '3.1.1',
      info: { title: this.#sections[0]?.name ?? 'API', version: '0' },
      tags: this.#sections.map((section) => this.#tag(section, paths)),
      paths,
      ...(this.#names.schemas.size > 0 && { components: { schemas: Object.fromEntries(this.#names.schemas) } }),
      [PAGE_EXTENSION]: Object.fromEntries(this.#pages),
    };
    const { findings, waivers } = contradictions(openapi, operations);
    return { openapi, findings: [...this.#findings, ...findings], ...(waivers.length > 0 && { waivers }) };
  }

  #paths(operations: readonly ReadOperation[]): JsonObject {
    const paths = new Map<string, Map<string, JsonObject>>();
    for (const { path, method, operation, location } of operations) {
      const item = paths.get(path) ?? new Map<string, JsonObject>();
      if (item.has(method)) this.#findings.push(repeated(`${method.toUpperCase()} ${path}`, location));
      else item.set(method, operation);
      paths.set(path, item);
    }
    return Object.fromEntries([...paths].map(([path, item]) => [path, Object.fromEntries(item)]));
  }

  #tag({ name, description, operations, options }: Section, paths: JsonObject): JsonObject {
    const usual = Object.values(paths).flatMap((item) =>
      Object.values(item as JsonObject).map((each) => (each as JsonObject)['operationId'] as Json),
    );
    const ids = operations.map(({ operation }) => operation['operationId'] as Json).filter((id) => usual.includes(id));
    const inOrder = usual.filter((id) => ids.includes(id)).join('\n') === ids.join('\n');
    const page = { ...options, ...(!inOrder && { operations: ids }) };
    return {
      name,
      ...(description !== '' && { description: descriptionOf(description) }),
      ...(Object.keys(page).length > 0 && { [PAGE_EXTENSION]: page }),
    };
  }
}

interface Label {
  readonly name: string;
  readonly gap: number;
}

/** Reads the parts of one page: a heading begins a section, and labels belong to the next part. */
class SectionReader {
  readonly sections: Section[] = [];
  #labels: Label[] = [];
  #first = true;
  /** Whether the previous part was prose that was moved. */
  #moving = false;

  constructor(
    readonly file: string,
    readonly names: OperationNames,
    readonly findings: Finding[],
    readonly sectionName: (wanted: string) => string,
  ) {}

  part(part: PagePart): void {
    if (part.kind === 'label') this.#labels.push({ name: part.name, gap: this.#gap(part) });
    else if (part.kind === 'heading') this.#heading(part);
    else if (part.kind === 'prose') this.#prose(part);
    else this.#table(part);
    this.#moving &&= part.kind === 'prose';
    this.#first = false;
  }

  /** The labels at the end of the page, which belong to no part. */
  close(): Json[] {
    return this.#takeLabels().map(({ name }) => name);
  }

  #heading(part: PagePart & { kind: 'heading' }): void {
    const title = unescapeText(part.title);
    const labels = this.#takeLabels();
    const mark = this.sections.length === 0 ? '=' : '-';
    const gaps = [...labels.map(({ gap }) => gap), this.#gap(part)];
    const options = {
      ...(!this.#isUsual(labels, sectionLabel(title)) && { labels: labels.map(({ name }) => name) }),
      ...(part.mark !== mark && { underline: part.mark }),
      ...(part.length !== width(part.title) && { underlineLength: part.length }),
      ...(gaps.some((gap) => gap !== 1) && { gaps }),
    };
    const name = this.sectionName(title);
    this.sections.push({
      name,
      description: '',
      operations: [],
      options: name === title ? options : { ...options, title },
    });
  }

  #prose(part: PagePart & { kind: 'prose' }): void {
    const section = this.#section();
    const text = part.text;
    const inPlace =
      section.operations.length === 0 && section.options['tables'] === undefined && this.#labels.length === 0;
    section.description += section.description === '' ? text : '\n'.repeat(inPlace ? part.gap + 1 : 2) + text;
    section.line ??= part.line;
    if (!inPlace && !this.#moving) this.findings.push(moved(this.file, part, section.name));
    this.#moving = !inPlace;
  }

  #table(part: PagePart & { kind: 'table' }): void {
    const labels = this.#takeLabels();
    const endpoint = 'table' in part.parsed ? readEndpoint(part.parsed.table) : undefined;
    const location = { kind: 'source' as const, file: this.file, line: part.line };
    if (endpoint === undefined) {
      const fields = 'table' in part.parsed ? readFieldsTable(part.parsed.table) : undefined;
      if (fields) this.#fields(fields, labels, part);
      else this.findings.push(unread(this.file, part));
      return;
    }
    const section = this.#section();
    const read = readOperation(endpoint, {
      section: section.name,
      location,
      names: this.names,
      findings: this.findings,
    });
    const options = this.#placed(labels, part);
    section.operations.push({ ...read, operation: withOptions(read.operation, options) });
  }

  /** A table that lists only fields: a named schema, shown after the same number of endpoints as before. */
  #fields(table: ReadTable, labels: readonly Label[], part: PagePart): void {
    const section = this.#section();
    const place = this.#placed(labels, part);
    const name = this.names.schema(pascalCase(table.title));
    const location = { kind: 'source' as const, file: this.file, line: part.line };
    const repeated = (field: string) => this.findings.push(repeatedField(field, location));
    this.names.schemas.set(name, schemaOfTable(table, place, repeated));
    const tables = (section.options['tables'] ?? []) as readonly Json[];
    section.options['tables'] = [...tables, { schema: name, after: section.operations.length }];
  }

  /** The labels before a part, kept so that a changed title breaks no references, and unusual blank lines between them. */
  #placed(labels: readonly Label[], part: PagePart): JsonObject {
    const gaps = [...labels.map(({ gap }) => gap), this.#gap(part)];
    return {
      labels: labels.map(({ name }) => name),
      ...(gaps.some((gap) => gap !== 1) && { gaps }),
    };
  }

  /** Whether these are the labels that the writer chooses by default, each only once. */
  #isUsual(labels: readonly { readonly name: string }[], usual: string): boolean {
    const isUsual = labels.length === 1 && labels[0]?.name === usual && !this.names.usualLabels.has(usual);
    this.names.usualLabels.add(usual);
    return isUsual;
  }

  #section(): Section {
    const current = this.sections.at(-1);
    if (current) return current;
    const name = this.sectionName(fileStem(this.file));
    this.sections.push({ name, description: '', operations: [], options: { heading: false } });
    return this.sections.at(-1) as Section;
  }

  #gap(part: PagePart): number {
    return this.#first ? 1 : part.gap;
  }

  #takeLabels(): Label[] {
    const labels = this.#labels;
    this.#labels = [];
    return labels;
  }
}

function withOptions(operation: JsonObject, options: JsonObject): JsonObject {
  if (Object.keys(options).length === 0) return operation;
  return { ...operation, [PAGE_EXTENSION]: { ...options, ...(operation[PAGE_EXTENSION] as JsonObject | undefined) } };
}

/** Reports text that changes when written back: other indentation of code, trailing spaces or unnecessary escapes. */
function respelled({ name, description, line = 1 }: Section, file: string): Finding[] {
  const written = descriptionLines(descriptionOf(description)).join('\n');
  if (description === written) return [];
  return [
    {
      check: 'page-text-respelled',
      severity: 'info',
      message: `Writing the text of "${name}" back changes its spaces or escapes.`,
      location: { kind: 'source', file, line },
    },
  ];
}

function unread(file: string, part: PagePart & { kind: 'table' }): Finding {
  const problem = 'problem' in part.parsed ? part.parsed.problem : 'it has no row with a method and a path';
  return {
    check: 'page-table-unread',
    severity: 'warning',
    message: `This table cannot be read as an endpoint: ${problem}.`,
    location: { kind: 'source', file, line: part.line + ('line' in part.parsed ? part.parsed.line : 0) },
    hint: 'Make sure that a row such as **GET** /batches/ follows the title and the description.',
  };
}

function moved(file: string, part: PagePart, section: string): Finding {
  return {
    check: 'page-part-unplaced',
    severity: 'info',
    message: `A contract cannot represent text between tables, so it was moved to the description of "${section}".`,
    location: { kind: 'source', file, line: part.line },
  };
}

function repeated(operation: string, location: ReadOperation['location']): Finding {
  return {
    check: 'page-operation-repeated',
    severity: 'warning',
    message: `${operation} is documented twice; only the first table is used.`,
    location,
    hint: 'Keep only one table per method and path.',
  };
}
