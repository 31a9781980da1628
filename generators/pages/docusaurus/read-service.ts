/** Reads a section with a table of operations as a tag and its operations. */
import type { Finding, SourceLocation } from '../../../src/finding.js';
import { isObject } from '../../../src/model/json.js';
import type { JsonObject } from '../../../src/model/json.js';
import { statusMissing } from '../schema-text/findings.js';
import { camelCase } from '../schema-text/names.js';
import { PAGE_EXTENSION } from '../style.js';
import { fitsEntity } from './read-entity.js';
import type { ReadEntity } from './read-entity.js';
import { columnName } from './read-parts.js';
import type { ReadPart, ReadSection } from './read-parts.js';
import { requestOf } from './samples.js';
import type { Sample, SampleRequest } from './samples.js';
import { OPERATION_COLUMNS } from './sections.js';
import { fillTemplate, matchTemplate } from './templates.js';
import { cellDescription, cellName } from './text.js';

export interface ServiceContext {
  readonly name: string;
  readonly unique: (wanted: string) => string;
  readonly entities: readonly ReadEntity[];
  readonly findings: Finding[];
  readonly file: string;
}

export interface ReadOperation {
  readonly path: string;
  readonly method: string;
  /** The Operation Object. Complete only after every sample has been read. */
  readonly operation: () => JsonObject;
}

/** Reads the tag and the operations that a section with a table of operations describes. */
export class ServiceReader {
  readonly name: string;
  readonly server: string | undefined;
  readonly operations: readonly OperationReader[];
  readonly #base: string;
  readonly #prefix: string;
  readonly #columns: readonly string[];
  readonly #context: ServiceContext;
  /** Whether a sample repeats the end of the base URL. */
  #doubled = false;

  constructor(section: ReadSection, context: ServiceContext) {
    this.name = context.name;
    this.#context = context;
    this.#base = section.parts.find(({ kind }) => kind === 'url')?.text.replace(/(?<=.)\/$/, '') ?? '';
    [this.server, this.#prefix] = splitBase(this.#base);
    const table = section.parts.find(({ kind }) => kind === 'operations') as ReadPart;
    this.#columns = (table.rows?.[0] ?? []).map(columnName);
    if (table.openRow !== undefined) context.findings.push(openRow(context.file, table.openRow));
    this.operations = (table.rows ?? []).slice(1).map((row, index) => this.#operation(row, table.line + 2 + index));
  }

  get secured(): boolean {
    return this.operations.some(({ secured }) => secured);
  }

  /** Options of the page that the contract does not state. `server` is the first server of the contract. */
  page(server: string | undefined): JsonObject {
    const columns = String(this.#columns) === String(OPERATION_COLUMNS) ? {} : { columns: this.#columns };
    const page = {
      ...columns,
      ...(this.#prefix !== '' && { prefix: this.#prefix }),
      ...(this.server !== undefined && this.server !== server && { server: this.server }),
    };
    return Object.keys(page).length > 0 ? { [PAGE_EXTENSION]: page } : {};
  }

  /** The id of the operation that a sample calls, if it belongs to this section. */
  sample(sample: Sample, line: number): string | undefined {
    const request = requestOf(sample, this.#base);
    if (request === undefined) return undefined;
    const location = { kind: 'source' as const, file: this.#context.file, line };
    const repeats = this.#prefix !== '' && `${request.target}/`.startsWith(`${this.#prefix}/`);
    const twice = repeats ? this.#find(request, request.target) : undefined;
    const found = twice ?? this.#find(request, `${this.#prefix}${request.target}`);
    if (found === undefined) return undefined;
    if (twice !== undefined && !this.#doubled)
      this.#context.findings.push(doubled(sample, this.#base, this.#prefix, location));
    this.#doubled ||= twice !== undefined;
    found.sample(sample, request, location);
    return found.id;
  }

  #find({ method }: SampleRequest, path: string): OperationReader | undefined {
    return this.operations.find(
      (operation) =>
        operation.method === method.toLowerCase() && matchTemplate(operation.path, path || '/') !== undefined,
    );
  }

  #operation(row: readonly string[], line: number): OperationReader {
    const cell = (name: string) => row[this.#columns.indexOf(name)] ?? '';
    const relative = cellName(cell('path')).replace(/^\//, '');
    return new OperationReader(
      {
        method: cellName(cell('method')).toLowerCase(),
        path: relative === '' ? this.#prefix || '/' : `${this.#prefix}/${relative}`,
        relative,
        shown: cellName(cell('example')),
        description: cellDescription(cell('description')),
        line,
      },
      this.#context,
    );
  }
}

interface OperationRow {
  readonly method: string;
  readonly path: string;
  readonly relative: string;
  readonly shown: string;
  readonly description: string;
  readonly line: number;
}

class OperationReader implements ReadOperation {
  readonly id: string;
  readonly path: string;
  readonly method: string;
  secured = false;
  readonly #row: OperationRow;
  readonly #context: ServiceContext;
  readonly #samples: Sample[] = [];
  readonly #query = new Map<string, string>();
  #body: JsonObject | undefined;

  constructor(row: OperationRow, context: ServiceContext) {
    this.#row = row;
    this.#context = context;
    this.path = row.path;
    this.method = row.method;
    this.id = context.unique(camelCase(row.description.split('\n')[0] || `${row.method} ${row.relative}`));
    context.findings.push(statusless(row, context.file));
  }

  sample(sample: Sample, request: SampleRequest, location: SourceLocation): void {
    this.#samples.push(sample);
    this.secured ||= request.authorized;
    for (const [name, value] of request.query) if (!this.#query.has(name)) this.#query.set(name, value);
    if (request.bodyText === undefined || this.#body !== undefined) return;
    const entity = isObject(request.body)
      ? this.#context.entities.find((each) => fitsEntity(request.body, each))
      : undefined;
    const content = {
      ...(entity && { schema: reference(entity) }),
      ...(request.body !== undefined && { example: request.body }),
    };
    this.#body = { required: true, content: { 'application/json': content } };
    if (/\barray\b/i.test(this.#row.description) && isObject(request.body))
      this.#context.findings.push(noArray(this.#row, location));
  }

  operation(): JsonObject {
    const { description } = this.#row;
    const title = this.#samples[0]?.label || description.split('\n')[0] || `${this.method.toUpperCase()} ${this.path}`;
    const parameters = this.#parameters();
    const page = this.#shownOtherwise();
    return {
      operationId: this.id,
      tags: [this.#context.name],
      summary: title,
      ...(description !== '' && description !== title && { description }),
      ...(parameters.length > 0 && { parameters }),
      ...(this.#body && { requestBody: this.#body }),
      responses: this.#responses(),
      ...(this.secured && { security: [{ bearer: [] }] }),
      ...(this.#samples.length > 0 && {
        'x-codeSamples': this.#samples.map(({ label, source }) => ({ lang: 'http', label, source })),
      }),
      ...page,
    };
  }

  #parameters(): JsonObject[] {
    const values = this.#exampleValues();
    const path = [...this.path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => {
      const value = values?.get(name);
      return {
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
        ...(value !== undefined && { examples: { page: { value } } }),
      };
    });
    return [
      ...path,
      ...[...this.#query].map(([name, value]) => ({
        name,
        in: 'query',
        schema: { type: 'string' },
        examples: { page: { value } },
      })),
    ];
  }

  #exampleValues(): Map<string, string> | undefined {
    return this.#row.shown === '' ? undefined : matchTemplate(this.#row.relative, this.#row.shown);
  }

  /** The cell of the column Example, if it is not the path with values filled in. */
  #shownOtherwise(): JsonObject {
    const values = this.#exampleValues();
    const usual = values
      ? fillTemplate(this.#row.relative, values)
      : this.#row.relative.includes('{')
        ? ''
        : this.#row.relative;
    return usual === this.#row.shown ? {} : { [PAGE_EXTENSION]: { example: this.#row.shown } };
  }

  /** A response without a status, because pages state none. Its body is the entity that the description mentions. */
  #responses(): JsonObject {
    const text = this.#row.description.toLowerCase();
    const named = this.#context.entities.map((entity) => ({
      entity,
      at: this.method === 'get' ? matchTitle(text, entity.title) : undefined,
    }));
    const found = named
      .filter(({ at }) => at !== undefined)
      .toSorted((a, b) => b.entity.title.length - a.entity.title.length)[0];
    if (found === undefined) return { default: { description: '' } };
    const schema = found.at === 'many' ? { type: 'array', items: reference(found.entity) } : reference(found.entity);
    return { default: { description: '', content: { 'application/json': { schema } } } };
  }
}

function matchTitle(text: string, title: string): 'one' | 'many' | undefined {
  const name = title.toLowerCase().replace(/\s+entity$/, '');
  if ([`${name}s`, `${name}es`, name.replace(/y$/, 'ies')].some((many) => many !== name && text.includes(many)))
    return 'many';
  return text.includes(name) ? 'one' : undefined;
}

function reference({ name }: ReadEntity): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

/** The server and the prefix of all paths: `https://host/api` and `/batch` for `https://host/api/batch`. */
function splitBase(base: string): [string | undefined, string] {
  const [, server, prefix] = /^((?:https?:\/\/[^/]+)?(?:\/[^/]+)*?)(\/[^/]+)$/.exec(base) ?? [];
  if (server === undefined || /^https?:\/$/.test(server)) return [base || undefined, ''];
  return [server || '/', prefix ?? ''];
}

function openRow(file: string, line: number): Finding {
  return {
    check: 'page-row-unclosed',
    severity: 'info',
    message: 'This row of the table has no closing pipe. Writing the page back adds it.',
    location: { kind: 'source', file, line },
  };
}

function doubled({ label }: Sample, base: string, prefix: string, location: SourceLocation): Finding {
  return {
    check: 'page-sample-url',
    severity: 'warning',
    message: `Request samples, the first of them "${label}", repeat "${prefix}", which is the end of the base URL ${base}.`,
    location,
    hint: `Replace {{url}}${prefix} with {{url}}.`,
  };
}

function noArray({ description }: OperationRow, location: SourceLocation): Finding {
  return {
    check: 'page-contradiction',
    severity: 'warning',
    message: `The description "${description}" mentions an array, but the sample sends an object.`,
    location,
  };
}

function statusless(row: OperationRow, file: string): Finding {
  return { ...statusMissing(row, { kind: 'source', file, line: row.line }), severity: 'info' };
}
