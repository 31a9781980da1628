/** Reads an endpoint as an OpenAPI operation. */
import type { Finding, SourceLocation } from '../../../src/finding.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { exampleNotJson, repeatedField, statusMissing } from '../schema-text/findings.js';
import { indentOf } from '../schema-text/examples.js';
import { looseJson } from '../schema-text/loose-json.js';
import { camelCase, pascalCase } from '../schema-text/names.js';
import { withNulls } from '../schema-text/nulls.js';
import { PAGE_EXTENSION } from '../style.js';
import type { Body, CodeBlock, Endpoint, Field, Reply } from './endpoint.js';
import { ownWidths } from './layout.js';
import { schemaOfFields, schemaOfParameter } from './read-schema.js';
import { measuredEndpoint } from './printed.js';
import { descriptionOf } from './rst-blocks.js';
import { unescapeText } from './rst-text.js';
import { width } from './columns.js';

/** Names that must be unique across all pages. */
export interface OperationNames {
  readonly operationId: (wanted: string) => string;
  readonly schema: (wanted: string) => string;
  readonly schemas: Map<string, JsonObject>;
  /** The labels that the writer chooses by default, each only the first time. */
  readonly usualLabels: Set<string>;
}

export interface ReadOperation {
  readonly path: string;
  readonly method: string;
  readonly operation: JsonObject;
  readonly location: SourceLocation;
}

export interface OperationContext {
  readonly section: string;
  readonly location: SourceLocation;
  readonly names: OperationNames;
  readonly findings: Finding[];
}

/** An endpoint as an Operation Object. */
export function readOperation(endpoint: Endpoint, context: OperationContext): ReadOperation {
  const path = endpoint.path.startsWith('/') ? endpoint.path : `/${endpoint.path}`;
  const title = pascalCase(endpoint.title);
  const responses = endpoint.replies.map((reply) => [reply.status, response(reply, title, context)] as const);
  const notes = splitNotes(endpoint.notes, path, endpoint.total - endpoint.method.length - 7);
  for (const row of endpoint.rest) context.findings.push(unplaced(row, context));
  if (responses.length === 0) context.findings.push(statusless(endpoint, context));
  const deprecation = (endpoint.deprecation ?? []).filter((line) => line !== '').join('\n');
  const operation: JsonObject = {
    operationId: context.names.operationId(camelCase(endpoint.title)),
    tags: [context.section],
    summary: endpoint.title,
    ...description(endpoint, deprecation, notes.others),
    ...(endpoint.deprecation && { deprecated: true }),
    ...some('parameters', [
      ...pathParameters(path, notes.variables),
      ...(endpoint.parameters ?? []).map(queryParameter),
    ]),
    ...(endpoint.request && { requestBody: requestBody(endpoint.request, title, context) }),
    responses: Object.fromEntries(responses),
    ...pageOptions(endpoint, path, { notes: notes.others.length, deprecation: deprecation === '' ? 0 : 1 }),
  };
  return {
    path,
    method: endpoint.method.toLowerCase(),
    operation,
    location: context.location,
  };
}

function description(endpoint: Endpoint, deprecation: string, notes: readonly string[]): JsonObject {
  const text = [endpoint.description, descriptionOf(deprecation), ...notes].filter((part) => part !== '').join('\n\n');
  return text === '' ? {} : { description: text };
}

/** Splits the lines below the path into descriptions of variables, which begin with `Where {id} is`, and other text. */
function splitNotes(
  lines: readonly string[],
  path: string,
  columns: number,
): { variables: Map<string, string>; others: string[] } {
  const notes: string[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1] ?? '';
    const isNew =
      line.startsWith('Where {') || (/[.!?]$/.test(before) && /^\p{Lu}/u.test(line) && fits(before, line, columns));
    if (index === 0 || isNew) notes.push(line);
    else notes.push(`${notes.pop()}\n${line}`);
  }
  const variables = new Map<string, string>();
  const others: string[] = [];
  for (const note of notes.map(descriptionOf)) {
    const [, escaped = '', text = ''] = /^Where \{([^{}]*)\} is(?: |$)([\s\S]*)$/.exec(note) ?? [];
    const name = unescapeText(escaped);
    if (text !== '' && path.includes(`{${name}}`) && !variables.has(name)) variables.set(name, text);
    else others.push(note);
  }
  return { variables, others };
}

/** Whether the first word of a line would fit on the line before, so that the line break is intentional. */
function fits(before: string, line: string, columns: number): boolean {
  return width(before) + 1 + width(line.split(' ')[0] ?? '') <= columns;
}

function pathParameters(path: string, described: ReadonlyMap<string, string>): JsonObject[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => {
    const text = described.get(name);
    return {
      name,
      in: 'path',
      required: true,
      ...(text !== undefined && { description: text }),
      schema: { type: 'string' },
    };
  });
}

function queryParameter(field: Field): JsonObject {
  return {
    name: field.name,
    in: 'query',
    ...(field.presence === 'Required' && { required: true }),
    ...(field.description !== '' && { description: field.description }),
    schema: schemaOfParameter(field),
  };
}

function requestBody(body: Body, title: string, context: OperationContext): JsonObject {
  const required = body.fields.some(({ presence }) => presence === 'Required');
  return { ...(required && { required }), content: content(body, `${title}Request`, context) };
}

function response(reply: Reply, title: string, context: OperationContext): JsonObject {
  const described = { description: [reply.statusText, reply.note ?? ''].filter((text) => text !== '').join('\n\n') };
  const location =
    reply.location === undefined
      ? {}
      : { headers: { Location: { description: reply.location, schema: { type: 'string', format: 'uri-reference' } } } };
  const page =
    reply.heading === undefined || reply.heading === 'Successful Response'
      ? {}
      : { [PAGE_EXTENSION]: { heading: reply.heading } };
  const { contentType, fields, example: shown, body } = reply;
  const hasBody = contentType !== undefined || fields.length > 0 || shown !== undefined || body !== undefined;
  return { ...described, ...location, ...(hasBody && { content: content(reply, title, context) }), ...page };
}

function content(body: Body, name: string, context: OperationContext): JsonObject {
  const shown = example(body.example, context);
  const said = {
    ...(body.fields.length > 0 && bodySchema(body.fields, name, shown['example'], context)),
    ...(body.body !== undefined && { description: body.body }),
  };
  const schema = Object.keys(said).length > 0 ? { schema: said } : {};
  const page: JsonObject = {
    ...(body.contentType === undefined && { contentType: false }),
    ...(body.example && body.example.language !== 'javascript' && { language: body.example.language }),
    ...(body.body !== undefined && { bodyRow: true }),
    ...(body.example?.indent !== undefined && { indent: body.example.indent }),
  };
  const options = Object.keys(page).length > 0 ? { [PAGE_EXTENSION]: page } : {};
  return { [body.contentType || 'application/json']: { ...schema, ...shown, ...options } };
}

/** A reference to a new named schema, which allows null where the example shows null. */
function bodySchema(
  fields: readonly Field[],
  name: string,
  shown: Json | undefined,
  context: OperationContext,
): JsonObject {
  const said = schemaOfFields(fields, (field) => context.findings.push(repeatedField(field, context.location)));
  const schema = withNulls(said, shown);
  const unique = context.names.schema(name);
  context.names.schemas.set(unique, schema);
  return { $ref: `#/components/schemas/${unique}` };
}

function example(code: CodeBlock | undefined, context: OperationContext): JsonObject {
  if (code === undefined) return {};
  const read = looseJson(code.text);
  if (read?.strict && indentOf(code.text, read.value, [4])) return { example: read.value };
  if (!read?.strict) context.findings.push(exampleNotJson(read !== undefined, context.location));
  return { example: read?.value ?? (code.text as Json), 'x-serializedValue': code.text };
}

/** Options of the page. `paragraphs` counts the last paragraphs of the description, which have their own rows. */
function pageOptions(
  endpoint: Endpoint,
  path: string,
  paragraphs: { readonly notes: number; readonly deprecation: number },
): JsonObject {
  const { widths, total } = ownWidths(endpoint, measuredEndpoint(endpoint));
  const options = {
    ...(Object.keys(widths).length > 0 && { widths }),
    ...(total !== undefined && { width: total }),
    ...(paragraphs.notes > 0 && { notes: paragraphs.notes }),
    ...(paragraphs.deprecation > 0 && { deprecation: paragraphs.deprecation }),
    ...(path !== endpoint.path && { relativePath: true }),
  };
  return Object.keys(options).length > 0 ? { [PAGE_EXTENSION]: options as JsonObject } : {};
}

function some(key: string, list: readonly Json[]): JsonObject {
  return list.length > 0 ? { [key]: list } : {};
}

function unplaced(row: string, { location }: OperationContext): Finding {
  return {
    check: 'page-part-unplaced',
    severity: 'info',
    message: `A contract cannot represent this row: ${row.split('\n')[0]}`,
    location,
  };
}

function statusless(endpoint: Endpoint, { location }: OperationContext): Finding {
  return {
    ...statusMissing(endpoint, location),
    severity: 'warning',
    hint: 'Add a **Status** row below **Successful Response**.',
  };
}
