/** Reads and writes tables that list only fields: a title, then rows for the fields of a JSON object that endpoints share. */
import type { Contract, NamedSchema } from '../../../src/model/contract.js';
import { get, getArray, getObject, getString } from '../../../src/model/json.js';
import type { JsonObject } from '../../../src/model/json.js';
import { PAGE_EXTENSION, withPageOption } from '../style.js';
import { fieldOf } from './endpoint.js';
import type { Endpoint, Field, Section } from './endpoint.js';
import { widthsOf } from './grid-table.js';
import type { GridTable } from './grid-table.js';
import { ownWidths, sectionWidths } from './layout.js';
import type { Measured } from './layout.js';
import { printedField } from './printed.js';
import { schemaOfFields } from './read-schema.js';
import { descriptionOf } from './rst-blocks.js';
import { toRst, unescapeText } from './rst-text.js';
import { fieldsOfSchema } from './write-fields.js';

export interface FieldsTable {
  readonly title: string;
  readonly description: string;
  readonly fields: readonly Field[];
}

export type ReadTable = FieldsTable & Pick<Endpoint, 'widths' | 'total'>;

/** Reads such a table: a title, rows across the full width, then rows that all have three or all have four cells. */
export function readFieldsTable({ rows }: GridTable): ReadTable | undefined {
  const texts = rows.map(({ cells }) => cells.map((lines) => lines.join('\n').trimEnd()));
  const title = /^\*\*(.+)\*\*$/s.exec(texts[0]?.length === 1 ? (texts[0][0] ?? '') : '')?.[1];
  const first = texts.findIndex((cells) => cells.length > 1);
  const bounds = rows[first]?.bounds ?? [];
  const columns = bounds.length - 1;
  if (title === undefined || columns < 3 || columns > 4) return undefined;
  if (rows.slice(first).some((row) => row.bounds.length !== bounds.length)) return undefined;
  const fields = texts.slice(first).map(fieldOf);
  if (fields.some(({ name, type }) => name === '' || type === '' || /\s/.test(name))) return undefined;
  return {
    title: unescapeText(title),
    description: descriptionOf(texts.slice(1, first).flat().join('\n\n')).trim(),
    fields,
    widths: { [columns === 4 ? 'body' : 'fields']: widthsOf(bounds) },
    total: (bounds.at(-1) ?? 0) - 1,
  };
}

/** The schema that a table of fields describes, with the layout of the table and the labels before it. */
export function schemaOfTable(table: ReadTable, place: JsonObject, repeated: (name: string) => void): JsonObject {
  const schema = schemaOfFields(table.fields, repeated);
  const presence = table.widths.body !== undefined;
  const { widths, total } = ownWidths(table, measured(table, presence ? 'body' : 'fields'));
  return withPageOption(
    { title: table.title, ...(table.description !== '' && { description: table.description }), ...schema },
    'table',
    {
      ...place,
      ...(!presence && { presence }),
      ...(Object.keys(widths).length > 0 && { widths: widths as JsonObject }),
      ...(total !== undefined && { width: total }),
    },
  );
}

export interface WrittenTable extends FieldsTable {
  /** The section that determines the columns of its rows. */
  readonly section: Section;
  readonly layout: ReturnType<typeof sectionWidths>;
  /** The labels and gaps of the page that was read. */
  readonly place: JsonObject;
}

/** The table of a schema that was read from such a table. */
export function tableOfSchema(contract: Contract, { name, schema }: NamedSchema): WrittenTable {
  const place = getObject(getObject(schema, PAGE_EXTENSION), 'table');
  const section = get(place, 'presence') === false ? 'fields' : 'body';
  const table = {
    title: getString(schema, 'title') ?? name,
    description: getString(schema, 'description') ?? '',
    fields: fieldsOfSchema(contract.openapi.document, schema, section === 'body'),
  };
  const own = getArray(getObject(place, 'widths'), section).filter((each) => typeof each === 'number');
  const width = get(place, 'width');
  const layout = sectionWidths(
    measured(table, section),
    own.length > 1 ? { [section]: own } : {},
    typeof width === 'number' ? width : undefined,
  );
  return { ...table, section, layout, place };
}

function measured({ title, description, fields }: FieldsTable, section: 'body' | 'fields'): Measured {
  const printed = fields.map((field) => ({ ...printedField(field), description: toRst(field.description) }));
  return {
    parameters: [],
    body: section === 'body' ? printed : [],
    fields: section === 'fields' ? printed : [],
    fixed: [`**${title}**`],
    texts: [toRst(description)],
  };
}
