/** Reads a section with a table of fields as a named schema. */
import type { Finding } from '../../../src/finding.js';
import { get } from '../../../src/model/json.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { indentOf } from '../schema-text/examples.js';
import { exampleNotJson, repeatedField } from '../schema-text/findings.js';
import { looseJson } from '../schema-text/loose-json.js';
import { pascalCase } from '../schema-text/names.js';
import { withNulls } from '../schema-text/nulls.js';
import { withPageOption } from '../style.js';
import { columnName } from './read-parts.js';
import type { ReadPart, ReadSection } from './read-parts.js';
import { FIELD_COLUMNS } from './sections.js';
import type { SectionPlan } from './sections.js';
import { cellDescription, cellName } from './text.js';
import { docusaurusTypes } from './types.js';

export interface ReadEntity {
  readonly name: string;
  readonly title: string;
  readonly schema: JsonObject;
  /** How its section differs from the default layout. */
  readonly plan: SectionPlan;
}

export interface EntityContext {
  readonly unique: (wanted: string) => string;
  readonly findings: Finding[];
  readonly file: string;
  readonly description: string;
}

/** The schema that a section with a table of fields describes. */
export function readEntity(section: ReadSection, context: EntityContext): ReadEntity {
  const title = section.parts.find(({ kind }) => kind === 'heading')?.text ?? 'Entity';
  const table = section.parts.find(({ kind }) => kind === 'fields') as ReadPart;
  const shown = section.parts.find(({ kind }) => kind === 'example');
  const heading = section.parts.find(({ kind }) => kind === 'exampleHeading');
  const level = section.parts.find(({ kind }) => kind === 'heading')?.level ?? 3;
  const columns = (table.rows?.[0] ?? []).map(columnName);
  const example = shown && readExample(shown, context);
  const schema: JsonObject = {
    title,
    type: 'object',
    ...(context.description !== '' && { description: context.description }),
    properties: properties(table, columns, context),
    ...example?.keywords,
  };
  return {
    name: context.unique(pascalCase(title)),
    title,
    schema: withNulls(schema, example?.keywords.examples[0]),
    plan: {
      ...(String(columns) !== String(FIELD_COLUMNS) && { columns }),
      ...(example?.indent !== undefined && { indent: example.indent }),
      ...(heading && heading.text !== 'Example' && { exampleTitle: heading.text }),
      ...(heading && heading.level !== level + 1 && { exampleLevel: heading.level }),
    } as SectionPlan,
  };
}

function properties(table: ReadPart, columns: readonly string[], { findings, file }: EntityContext): JsonObject {
  const found = new Map<string, JsonObject>();
  for (const [index, row] of (table.rows ?? []).slice(1).entries()) {
    const cell = (name: string) => row[columns.indexOf(name)] ?? '';
    const name = cellName(cell('name'));
    if (found.has(name)) findings.push(repeatedField(name, { kind: 'source', file, line: table.line + 2 + index }));
    found.set(name, property(cellName(cell('type')), cellDescription(cell('description'))));
  }
  return Object.fromEntries(found);
}

function property(word: string, description: string): JsonObject {
  const schema = { ...docusaurusTypes.schema(word), ...(description !== '' && { description }) };
  return docusaurusTypes.known(word) === word ? schema : withPageOption(schema, 'type', word);
}

interface ReadExample {
  readonly keywords: { readonly examples: readonly Json[]; readonly 'x-serializedValue'?: string };
  readonly indent?: string | number;
}

/** The example with its indentation, or its original text if it is printed differently. */
function readExample({ text, line }: ReadPart, { findings, file }: EntityContext): ReadExample | undefined {
  const read = looseJson(text);
  if (read === undefined) return undefined;
  if (!read.strict) findings.push(exampleNotJson(true, { kind: 'source', file, line }));
  const indent = indentOf(text, read.value, [2, '\t', 4, 3]);
  if (indent === undefined) return { keywords: { examples: [read.value], 'x-serializedValue': text } };
  return { keywords: { examples: [read.value] }, ...(indent !== 2 && { indent }) };
}

/** Whether all members of a JSON object are fields of an entity, and there is at least one. */
export function fitsEntity(value: unknown, { schema }: ReadEntity): boolean {
  const names = Object.keys(value as object);
  const known = get(schema, 'properties');
  return names.length > 0 && names.every((name) => get(known, name) !== undefined);
}
