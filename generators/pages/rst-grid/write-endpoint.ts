/** Converts an OpenAPI operation to the endpoint that its table describes. */
import type {
  Contract,
  Example,
  MediaType,
  OpenApiOperation,
  Parameter,
  Response,
  Schema,
} from '../../../src/model/contract.js';
import { get, getArray, getObject, getString, isObject, resolvePointer } from '../../../src/model/json.js';
import type { JsonObject } from '../../../src/model/json.js';
import { keptText } from '../schema-text/examples.js';
import { kindOfSchema } from '../schema-text/kinds.js';
import { followed } from '../schema-text/references.js';
import { PAGE_EXTENSION } from '../style.js';
import type { Body, CodeBlock, Endpoint, Field, Reply, Section, Widths } from './endpoint.js';
import { SECTIONS } from './endpoint.js';
import { described, fieldsOfSchema, wordOf } from './write-fields.js';
import { escapeMarkdown } from './rst-text.js';

export interface WrittenEndpoint extends Endpoint {
  readonly ownTotal: number | undefined;
}

export function endpointOf(contract: Contract, operation: OpenApiOperation): WrittenEndpoint {
  const page = getObject(operation.extensions, PAGE_EXTENSION);
  const { before, notes } = splitDescription(operation.description ?? '', Number(get(page, 'notes') ?? 0));
  const { before: description, notes: deprecation } = splitDescription(before, Number(get(page, 'deprecation') ?? 0));
  const described = operation.parameters.filter((each) => each.in === 'path' && each.description);
  const place = ({ name }: Parameter) => operation.path.indexOf(`{${name}}`);
  const variables = described.toSorted((a, b) => place(a) - place(b));
  const query = operation.parameters.filter((each) => each.in === 'query');
  const request = operation.requestBody?.content[0];
  const width = get(page, 'width');
  return {
    title: operation.summary?.trim() || operation.operationId?.trim() || `${operation.method} ${operation.path}`,
    description,
    ...(operation.deprecated && { deprecation }),
    method: operation.method,
    path: get(page, 'relativePath') === true ? operation.path.slice(1) : operation.path,
    notes: [...variables.flatMap(variableNote), ...notes],
    ...(query.length > 0 && { parameters: query.map((each) => parameterField(contract, each)) }),
    ...(request && { request: bodyOf(contract, request, true) }),
    replies: replies(operation.responses).map((response, index) => replyOf(contract, response, index)),
    widths: widthsOf(getObject(page, 'widths')),
    total: 0,
    ownTotal: typeof width === 'number' ? width : undefined,
    rest: [],
  };
}

function widthsOf(page: JsonObject): Widths {
  const widths: { [K in Section]?: number[] } = {};
  for (const section of SECTIONS) {
    const list = getArray(page, section).filter((each) => typeof each === 'number');
    if (list.length > 1) widths[section] = list;
  }
  return widths;
}

/** Splits off the last paragraphs of a description, which belong below the path or in the row **DEPRECATED**. */
function splitDescription(text: string, count: number): { before: string; notes: string[] } {
  if (count === 0) return { before: text, notes: [] };
  const paragraphs = text.split('\n\n');
  const notes = paragraphs.splice(Math.max(0, paragraphs.length - count));
  return { before: paragraphs.join('\n\n'), notes };
}

function variableNote({ name, description = '' }: Parameter): string[] {
  return [
    `Where {${escapeMarkdown(name)}} is ${description
      .trim()
      .replaceAll(/\s*\n\s*/g, '\n')
      .replaceAll(/(?<=[.!?])\n(?=\p{Lu})/gu, ' ')}`,
  ];
}

/** The successful responses, or else the first response. */
function replies(responses: readonly Response[]): readonly Response[] {
  const good = responses.filter(({ status }) => status.startsWith('2'));
  return good.length > 0 ? good : responses.slice(0, 1);
}

function parameterField(contract: Contract, parameter: Parameter): Field {
  const { schema, repeated } = itemSchema(contract, parameter);
  return {
    depth: 0,
    name: parameter.name,
    type: wordOf(contract.openapi.document, schema),
    presence: parameter.required ? 'Required' : 'Optional',
    description: described(parameter.description ?? '', schema, repeated),
  };
}

function itemSchema(contract: Contract, { schema, explode, style }: Parameter): { schema: Schema; repeated: boolean } {
  const whole = followed(contract.openapi.document, schema);
  if (!isObject(whole) || kindOfSchema(whole) !== 'array' || style !== 'form' || !explode)
    return { schema: whole, repeated: false };
  const items = followed(contract.openapi.document, (get(whole, 'items') ?? true) as Schema);
  const page = get(whole, PAGE_EXTENSION);
  return {
    schema: isObject(items) && page !== undefined ? { ...items, [PAGE_EXTENSION]: page } : items,
    repeated: true,
  };
}

function replyOf(contract: Contract, response: Response, index: number): Reply {
  const { statusText, note } = splitStatus(response.description.trim());
  const location = response.headers.find(({ name }) => name.toLowerCase() === 'location');
  const heading = headingOf(contract, response);
  const media = response.content[0];
  return {
    ...(heading !== undefined ? { heading } : index === 0 && { heading: 'Successful Response' }),
    status: response.status,
    statusText,
    ...(note !== '' && { note }),
    ...(location && { location: location.description ?? '' }),
    ...(media ? bodyOf(contract, media, false) : { fields: [] }),
  };
}

/** Splits a description into the text of the status cell, which is the first paragraph and its code, and the rest. */
function splitStatus(description: string): { statusText: string; note: string } {
  const lines = description.split('\n');
  let fenced = false;
  const end = lines.findIndex((line, index) => {
    const mark = isFence(line);
    if (mark) fenced = !fenced;
    const next = lines.slice(index + 1).find((each) => each.trim() !== '') ?? '';
    return !mark && !fenced && line.trim() === '' && !isFence(next);
  });
  if (end < 0) return { statusText: description, note: '' };
  return { statusText: lines.slice(0, end).join('\n'), note: lines.slice(end).join('\n').trim() };
}

function isFence(line: string): boolean {
  return /^ {0,3}(?:```|~~~)/.test(line);
}

function headingOf(contract: Contract, { pointer }: Response): string | undefined {
  return getString(getObject(resolvePointer(contract.openapi.document, pointer), PAGE_EXTENSION), 'heading');
}

function bodyOf(contract: Contract, media: MediaType, request: boolean): Body {
  const page = getObject(media.extensions, PAGE_EXTENSION);
  const stated = get(page, 'contentType') !== false;
  const body = get(page, 'bodyRow') === true ? getString(media.schema, 'description') : undefined;
  const example = media.examples[0] && codeOf(media.examples[0], media);
  return {
    ...(stated && { contentType: media.mediaType }),
    fields: fieldsOf(contract, body === undefined ? media.schema : undescribed(media.schema), request),
    ...(body !== undefined && { body }),
    ...(example && { example }),
  };
}

function fieldsOf(contract: Contract, schema: Schema | undefined, request: boolean): Field[] {
  return schema === undefined ? [] : fieldsOfSchema(contract.openapi.document, schema, request);
}

/** The schema without its description. Undefined if nothing remains. */
function undescribed(schema: Schema | undefined): Schema | undefined {
  if (!isObject(schema)) return schema;
  const { description: _, ...others } = schema;
  return Object.keys(others).length > 0 ? others : undefined;
}

/** The example, as on the page that was read if its value has not changed. */
function codeOf({ value, serialized }: Example, media: MediaType): CodeBlock | undefined {
  const page = getObject(media.extensions, PAGE_EXTENSION);
  const indent = get(page, 'indent');
  const text = keptText(serialized, value) ?? JSON.stringify(value, null, 4);
  if (text.trim() === '') return undefined;
  const own = typeof indent === 'number' && indent > 0 && indent < 20 ? { indent } : {};
  return { language: getString(page, 'language') ?? 'javascript', text, ...own };
}
