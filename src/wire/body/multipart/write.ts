/** Writes multipart bodies: objects by name, arrays by position (RFC 7578; OpenAPI 3.2, Encoding Object). */
import type { Encoding, Schema } from '../../../model/contract.js';
import { viewSchema } from '../../../model/applied-schemas.js';
import { isArray, isObject } from '../../../model/json.js';
import type { Json, JsonObject } from '../../../model/json.js';
import { pointerTo } from '../../issue.js';
import type { WireIssue } from '../../issue.js';
import { isWellFormed } from '../../percent.js';
import { writeHeaderText } from '../../parameter/header-text.js';
import { FORM_DATA } from '../../style/escape.js';
import { writePairs } from '../../style/write-pairs.js';
import { isBinary, utf8 } from '../bytes.js';
import { partContent, unwritable } from '../content.js';
import type { Content, Where, WriteContent, WrittenContent } from '../content.js';
import { fieldOf, isNamedBody, itemContent, typeFor } from '../field.js';
import type { Field } from '../field.js';
import { parseType } from '../media-type.js';
import { dispositionOf, freeBoundary, printParts } from './print.js';
import type { PrintedPart } from './print.js';

/** Writes an object as named parts, or an array as parts in order. */
export function writeMultipart(
  content: Content,
  value: Json,
  where: Where,
  writeContent: WriteContent,
): WrittenContent {
  const { essence, parameters } = parseType(content.mediaType);
  const writer = new PartsWriter(content, { ...where, depth: where.depth + 1 }, writeContent);
  if (isObject(value)) writer.named(value, essence === 'multipart/form-data' ? 'form-data' : 'attachment');
  else if (isArray(value) && !isNamedBody(content, essence, where)) writer.positioned(value);
  else
    return unwritable(
      where.pointer,
      `Content of the type ${essence} is written from an object, or from an array of its parts.`,
    );
  if (writer.issues.length > 0) return { kind: 'unwritable', issues: writer.issues };
  const boundary = parameters.get('boundary') ?? freeBoundary(writer.parts);
  if (boundary === undefined) return unwritable(where.pointer, 'Every boundary that was tried occurs in the content.');
  const contentType = parameters.has('boundary') ? content.mediaType : `${content.mediaType}; boundary=${boundary}`;
  return { kind: 'written', contentType, body: printParts(writer.parts, boundary) };
}

class PartsWriter {
  readonly parts: PrintedPart[] = [];
  readonly issues: WireIssue[] = [];
  readonly #content: Content;
  readonly #where: Where;
  readonly #writeContent: WriteContent;

  constructor(content: Content, where: Where, writeContent: WriteContent) {
    this.#content = content;
    this.#where = where;
    this.#writeContent = writeContent;
  }

  positioned(items: readonly Json[]): void {
    for (const [index, item] of items.entries()) {
      const { schema, encoding } = itemContent(this.#content, index, this.#where);
      this.#part(item, schema, encoding, this.#at(index), []);
    }
  }

  /** Members that are undefined or null are not sent: a part cannot express null. */
  named(value: JsonObject, disposition: string): void {
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined || member === null) continue;
      const field = fieldOf(name, this.#content, this.#where);
      if (!isWellFormed(name))
        this.#fail(this.#at(name), 'The name contains a lone surrogate, which UTF-8 cannot express.');
      else if (field.styled === undefined) this.#field(field, member, disposition);
      else this.#styled(field.styled, member, disposition);
    }
  }

  /** One part for each item of a list (RFC 7578 §4.3). */
  #field({ name, schema, encoding }: Field, value: Json, disposition: string): void {
    const view = viewSchema(schema, this.#where);
    const where = this.#at(name);
    const parts = isArray(value)
      ? value.map(
          (item, index) => [item, view.item(index), { ...where, pointer: pointerTo(where.pointer, index) }] as const,
        )
      : [[value, schema, where] as const];
    for (const [item, itemSchema, at] of parts) {
      const filename = isFile(item, itemSchema, encoding, at) ? name : undefined;
      const header = ['Content-Disposition', dispositionOf(disposition, name, filename)] as const;
      this.#part(item, itemSchema, encoding, at, [header]);
    }
  }

  #styled(styled: NonNullable<Field['styled']>, value: Json, disposition: string): void {
    const written = writePairs(styled, value, FORM_DATA);
    const base = pointerTo(this.#where.pointer, styled.name);
    if (written.kind === 'unwritable') {
      this.issues.push(...written.issues.map(({ pointer, message }) => ({ pointer: base + pointer, message })));
      return;
    }
    for (const pair of written.pairs) {
      const header = ['Content-Disposition', dispositionOf(disposition, pair.name, undefined)] as const;
      this.parts.push({ headers: [header], body: utf8(pair.value) });
    }
  }

  #part(
    value: Json,
    schema: Schema,
    encoding: Encoding | undefined,
    where: Where,
    headers: PrintedPart['headers'],
  ): void {
    const type = typeFor(value, schema, encoding, where);
    const written = this.#writeContent(partContent(type, schema, encoding), value, where);
    if (written.kind === 'unwritable') {
      this.issues.push(...written.issues);
      return;
    }
    // RFC 7578 §4.4: text without a Content-Type is text/plain.
    const isDefault = type === 'text/plain' && encoding?.contentType === undefined;
    const typed = isDefault ? [] : [['Content-Type', written.contentType] as const];
    this.parts.push({ headers: [...headers, ...typed, ...this.#headers(encoding, where)], body: written.body });
  }

  /** The headers of a part: with values that the caller provides, or else with the first that the schema or an example lists. */
  #headers(encoding: Encoding | undefined, where: Where): PrintedPart['headers'] {
    const given = where.partHeaders?.[where.pointer] ?? {};
    return (encoding?.headers ?? []).flatMap((header) => {
      if (header.name.toLowerCase() === 'content-type') return [];
      const only = viewSchema(header.schema, where).values ?? header.examples.map(({ value }) => value);
      const value = Object.hasOwn(given, header.name) ? given[header.name] : only[0];
      const written = writeHeaderText(header, value, where, this.#writeContent);
      if (written.kind === 'header') return [[header.name, written.text] as const];
      if (written.kind === 'unwritable')
        this.#fail(where, `The header ${header.name}: ${written.issues[0]?.message ?? ''}`);
      else if (header.required) this.#fail(where, `The part needs a value for its header ${header.name}.`);
      return [];
    });
  }

  #fail({ pointer }: Where, message: string): void {
    this.issues.push({ pointer, message });
  }

  #at(key: string | number): Where {
    return { ...this.#where, pointer: pointerTo(this.#where.pointer, key) };
  }
}

/** Whether to send a file name. Many servers treat a part as a file only if it has one. */
function isFile(value: Json, schema: Schema, encoding: Encoding | undefined, where: Where): boolean {
  if (typeof value !== 'string') return false;
  if (isBinary(schema, viewSchema(schema, where))) return true;
  const type = typeFor(value, schema, encoding, where);
  return /^(image|audio|video|font|model)\/|^application\/octet-stream$/.test(parseType(type).essence);
}
