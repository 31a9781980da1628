/** Reads and writes `application/x-www-form-urlencoded` content (WHATWG URL §5; OpenAPI 3.2, "Encoding by Name"). */
import { viewSchema } from '../../model/applied-schemas.js';
import { isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { pointerTo } from '../issue.js';
import type { WireIssue } from '../issue.js';
import { allOf, failure } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { decodeForm, encodeForm, isWellFormed } from '../percent.js';
import { MAX_PAIRS, printQuery, readQuery } from '../query.js';
import type { Query } from '../query.js';
import { Claims } from '../style/claims.js';
import { queryPlace } from '../style/escape.js';
import { readPairs } from '../style/read-pairs.js';
import type { SentPairs } from '../style/sent-pairs.js';
import { broken, interpret, sentTexts } from '../style/sent.js';
import type { Pair } from '../style/styled.js';
import { writePairs } from '../style/write-pairs.js';
import { decodeText, utf8 } from './bytes.js';
import type { Content, ReadContent, Where, WriteContent, WrittenContent } from './content.js';
import { partContent, unwritable } from './content.js';
import { fieldOf, styledFields, typeFor } from './field.js';
import type { Field } from './field.js';
import { concreteType, rangesOf } from './media-type.js';
import { readField } from './read-field.js';

/** Reads the text of a form. */
export function readForm(content: Content, text: string, where: Where, readPart: ReadContent): Outcome {
  const query = readQuery(text);
  if (query.isTruncated) return failure(where.pointer, `The form has more than ${MAX_PAIRS} fields.`);
  const reader = new FormReader(content, query, where, readPart);
  const members = [...reader.styled(), ...reader.others()];
  return allOf(
    members.map(([, outcome]) => outcome),
    (values) => Object.fromEntries(members.map(([name], index) => [name, values[index] ?? null])),
  );
}

class FormReader {
  readonly #content: Content;
  readonly #query: Query;
  readonly #where: Where;
  readonly #readPart: ReadContent;
  readonly #styled: ReturnType<typeof styledFields>;
  readonly #claims: Claims;

  constructor(content: Content, query: Query, where: Where, readPart: ReadContent) {
    this.#content = content;
    this.#query = query;
    this.#where = where;
    this.#readPart = readPart;
    this.#styled = styledFields(content, where);
    this.#claims = new Claims(this.#styled.map(({ styled }) => styled.claim));
  }

  /** The fields that a style governs. */
  styled(): readonly (readonly [string, Outcome])[] {
    const declared = viewSchema(this.#content.schema, this.#where).propertyNames;
    const query = this.#query;
    const pairs: SentPairs = {
      named: (name) => query.named(name),
      under: (base) => query.under(base),
      unclaimed: () => query.pairs.filter(({ name }) => !this.#claims.has(name) && !declared.has(name)),
      decode: decodeForm,
    };
    return this.#styled.flatMap(({ name, styled }) => {
      const outcome = readPairs(styled, styled.claim, pairs, this.#where);
      return outcome === undefined ? [] : [[name, moved(outcome, pointerTo(this.#where.pointer, name))] as const];
    });
  }

  /** All other fields: pairs of the same name are one field. */
  others(): readonly (readonly [string, Outcome])[] {
    const isOpen = this.#claims.isOpen;
    const declared = viewSchema(this.#content.schema, this.#where).propertyNames;
    const names = new Set(this.#query.pairs.map(({ name }) => name));
    return [...names]
      .filter((name) => !this.#claims.has(name) && (!isOpen || declared.has(name)))
      .map((name) => [name, this.#field(name)] as const);
  }

  #field(name: string): Outcome {
    const field = fieldOf(name, this.#content, this.#where);
    const raws = this.#query.named(name).map(({ rawValue }) => rawValue);
    const where = { ...this.#where, pointer: pointerTo(this.#where.pointer, name) };
    const [stated] = rangesOf(field.encoding?.contentType ?? '');
    if (stated === undefined) return interpret(sentTexts(raws, decodeForm), field.schema, where, where.pointer);
    return readField(raws.length, field.schema, where, (schema, at, index) => {
      const text = decodeForm(raws[index] ?? '');
      if (text === undefined) return broken(raws[index] ?? '', at.pointer);
      const type = concreteType(stated, 'text/plain');
      return this.#readPart(partContent(type, schema, field.encoding), type, utf8(text), at);
    });
  }
}

/** Issues of a value, moved to where the value stands. */
function moved({ values, issues }: Outcome, base: string): Outcome {
  return { values, issues: issues.map(({ pointer, message }) => ({ pointer: base + pointer, message })) };
}

/** Writes a form. Null becomes an empty field, as in queries. */
export function writeForm(content: Content, value: Json, where: Where, writePart: WriteContent): WrittenContent {
  if (!isObject(value)) return unwritable(where.pointer, 'A form is written from an object.');
  const writer = new FormWriter(content, where, writePart);
  const pairs = writer.pairs(value);
  if (writer.issues.length > 0) return { kind: 'unwritable', issues: writer.issues };
  return { kind: 'written', contentType: content.mediaType, body: utf8(printQuery(pairs)) };
}

class FormWriter {
  readonly issues: WireIssue[] = [];
  readonly #content: Content;
  readonly #where: Where;
  readonly #writePart: WriteContent;

  constructor(content: Content, where: Where, writePart: WriteContent) {
    this.#content = content;
    this.#where = where;
    this.#writePart = writePart;
  }

  pairs(value: JsonObject): readonly Pair[] {
    return Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : this.#field(name, member)));
  }

  #field(name: string, value: Json): readonly Pair[] {
    const field = fieldOf(name, this.#content, this.#where);
    const pointer = pointerTo(this.#where.pointer, name);
    if (field.styled !== undefined) return this.#styled(field.styled, value, pointer);
    const view = viewSchema(field.schema, this.#where);
    const items = isArray(value)
      ? value.map((item, index) => ({ item, schema: view.item(index), pointer: pointerTo(pointer, index) }))
      : [{ item: value, schema: field.schema, pointer }];
    return items.map(({ item, schema, pointer: at }) => ({
      name: this.#text(name, at),
      value: item === null ? '' : this.#text(this.#part(item, { ...field, schema }, at), at),
    }));
  }

  #styled(styled: NonNullable<Field['styled']>, value: Json, base: string): readonly Pair[] {
    const written = writePairs(styled, value, queryPlace(styled.allowReserved));
    if (written.kind === 'written') return written.pairs;
    this.issues.push(...written.issues.map(({ pointer, message }) => ({ pointer: base + pointer, message })));
    return [];
  }

  /** A value as the text of its media type. */
  #part(value: Json, { schema, encoding }: Field, pointer: string): string {
    const where = { ...this.#where, pointer };
    const type = typeFor(value, schema, encoding, where);
    // By default, encoded strings are sent as application/octet-stream; in a form, they are text.
    if (type === 'application/octet-stream' && typeof value === 'string') return value;
    const written = this.#writePart(partContent(type, schema, encoding), value, where);
    if (written.kind === 'written')
      return decodeText(written.body) ?? this.#fail(pointer, 'Bytes cannot be sent in a form.');
    this.issues.push(...written.issues);
    return '';
  }

  #text(text: string, pointer: string): string {
    return isWellFormed(text)
      ? encodeForm(text)
      : this.#fail(pointer, 'The text contains a lone surrogate, which UTF-8 cannot express.');
  }

  #fail(pointer: string, message: string): string {
    this.issues.push({ pointer, message });
    return '';
  }
}
