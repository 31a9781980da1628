/** Syncs the tables of Docusaurus pages: `Method | Path | Example | Description` and `Name | Description | Type`. */
import type { NamedSchema, OpenApiOperation, Schema } from '../../../src/model/contract.js';
import { getObject, getString } from '../../../src/model/json.js';
import { docusaurusTypes, wordOfSchema } from '../docusaurus/types.js';
import { cellName, descriptionCell, nameCell } from '../docusaurus/text.js';
import { followed } from '../schema-text/references.js';
import type { PipeTable } from '../tables/pipe-table.js';
import { compareType, plain } from './compare.js';
import { TableDiff } from './diff.js';
import { missing, unknown, unmatched } from './findings.js';
import type { HeaderIndex, SyncContext } from './context.js';
import { shape } from './places.js';
import type { TablePlace } from './places.js';
import type { TableEdits } from './table-edit.js';
import { plainName } from '../../../src/model/plain-name.js';

/** Compares a table of operations: rows are matched by method and path, relative to the base URL above the table. */
export function syncServiceOperations(
  context: SyncContext,
  table: PipeTable,
  place: TablePlace,
  index: HeaderIndex,
): TableEdits | undefined {
  const prefix = prefixOf(context, place.base);
  const rows = table.rows.map(({ cells }) => ({
    method: plain(cells[index('method')] ?? '').toUpperCase(),
    path: fullPath(prefix, cellName(cells[index('path')] ?? '')),
  }));
  const known = (row: { method: string; path: string }) =>
    context.contract.openapi.operations.filter(
      ({ method, path }) => method === row.method && shape(path) === shape(row.path),
    );
  const matched = rows.map((row) => known(row)[0]);
  if (matched.every((operation) => operation === undefined)) {
    context.findings.push(
      unmatched({ file: context.file, line: table.line }, 'the contract contains none of its operations'),
    );
    return undefined;
  }
  const diff = new TableDiff(context, table);
  for (const [row, operation] of matched.entries())
    if (operation === undefined) unknownRow(context, diff, row, `${rows[row]?.method} ${rows[row]?.path}`);
  for (const operation of absentOperations(context, matched, prefix)) {
    context.findings.push(
      missing({ file: context.file, line: table.line }, `the operation ${operation.method} ${operation.path}`, [
        operation.id,
      ]),
    );
    diff.add(
      new Map([
        [index('method'), operation.method],
        [index('path'), nameCell(operation.path.slice(prefix.length).replace(/^\//, ''))],
        [index('description'), descriptionCell(operation.description || operation.summary || '')],
      ]),
    );
  }
  return diff.edits();
}

function unknownRow(context: SyncContext, diff: TableDiff, row: number, what: string): void {
  context.findings.push(unknown({ file: context.file, line: diff.line(row) }, what, 'the contract'));
  diff.remove(row);
}

function fullPath(prefix: string, path: string): string {
  const relative = path.replace(/^\//, '');
  return relative === '' ? prefix || '/' : `${prefix}/${relative}`;
}

/** The part of the base URL after the URL of a server of the contract. */
function prefixOf({ contract }: SyncContext, base: string | undefined): string {
  if (base === undefined) return '';
  const server = contract.openapi.servers
    .map(({ url }) => url.replace(/\/$/, ''))
    .find((url) => base === url || base.startsWith(`${url}/`));
  return server === undefined ? '' : base.slice(server.length);
}

/** The operations below the prefix that share a tag with the operations of the page and have no row. */
function absentOperations(
  { contract }: SyncContext,
  matched: readonly (OpenApiOperation | undefined)[],
  prefix: string,
): OpenApiOperation[] {
  const tags = new Set(matched.flatMap((operation) => operation?.tags ?? []));
  return contract.openapi.operations.filter(
    (operation) =>
      !matched.includes(operation) && operation.path.startsWith(prefix) && operation.tags.some((tag) => tags.has(tag)),
  );
}

/** Compares a table of fields with the schema that its heading names. */
export function syncFields(
  context: SyncContext,
  table: PipeTable,
  place: TablePlace,
  index: HeaderIndex,
): TableEdits | undefined {
  const title = context.places.headings[place.heading]?.title ?? '';
  const schema = schemaNamed(context, title);
  if (schema === undefined) return undefined;
  const { document } = context.contract.openapi;
  const properties = getObject(followed(document, schema.schema), 'properties');
  const diff = new TableDiff(context, table);
  const stated = table.rows.map(({ cells }) => cellName(cells[index('name')] ?? ''));
  for (const [row, name] of stated.entries()) {
    const property = Object.hasOwn(properties, name) ? (properties[name] as Schema) : undefined;
    if (property === undefined) {
      context.findings.push(unknown({ file: context.file, line: diff.line(row) }, `the field "${name}"`, schema.name));
      diff.remove(row);
      continue;
    }
    const wanted = wordOfSchema(property, (each) => followed(document, each));
    diff.compare({ row, column: index('type'), what: `${name}, type` }, wanted, (cell) =>
      compareType(cell, wanted, docusaurusTypes),
    );
  }
  for (const [name, property] of Object.entries(properties))
    if (!stated.includes(name)) addField(context, table, diff, index, { name, property: property as Schema, schema });
  return diff.edits();
}

function addField(
  context: SyncContext,
  table: PipeTable,
  diff: TableDiff,
  index: HeaderIndex,
  { name, property, schema }: { name: string; property: Schema; schema: NamedSchema },
): void {
  const { document } = context.contract.openapi;
  context.findings.push(
    missing({ file: context.file, line: table.line }, `the field "${name}" of ${schema.name}`, [name]),
  );
  const description = getString(followed(document, property), 'description') ?? '';
  diff.add(
    new Map([
      [index('name'), nameCell(name)],
      [index('description'), descriptionCell(description)],
      [index('type'), wordOfSchema(property, (each) => followed(document, each))],
    ]),
  );
}

function schemaNamed({ contract }: SyncContext, title: string): NamedSchema | undefined {
  const wanted = bareName(title);
  const found = contract.openapi.schemas.filter(
    ({ name, schema }) => bareName(name) === wanted || bareName(getString(schema, 'title') ?? '') === wanted,
  );
  return found.length === 1 ? found[0] : undefined;
}

function bareName(title: string): string {
  return plainName(title.replace(/\s+entity$/i, ''));
}
