/** Writes a value as the bytes of a body, or of a part, by its media type. */
import { viewSchema } from '../../model/applied-schemas.js';
import type { SchemaView } from '../../model/applied-schemas.js';
import { isArray, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { isWellFormed } from '../percent.js';
import { printText } from '../text-value.js';
import { bytesOf, isTextOnly, utf8 } from './bytes.js';
import { MAX_BODY_DEPTH, unwritable } from './content.js';
import type { Content, Where, WriteContent, WrittenContent } from './content.js';
import { writeForm } from './form.js';
import { concreteType, kindOf, parseType } from './media-type.js';
import type { ContentKind } from './media-type.js';
import { writeMultipart } from './multipart/write.js';
import { printLines, printSequence } from './sequence.js';
import { writeXml } from './xml/write.js';

/** Writes a value as a media type. A range like `image/*` is replaced with a type that it includes. */
export const writeContent: WriteContent = (content, value, where) => {
  const isText = typeof value === 'string';
  const mediaType = concreteType(content.mediaType, isText ? 'text/plain' : 'application/json');
  const { essence, parameters } = parseType(mediaType);
  const charset = (parameters.get('charset') ?? 'utf-8').toLowerCase();
  if (!CHARSETS.has(charset)) return unwritable(where.pointer, `Text is written as UTF-8, not as ${charset}.`);
  if (where.depth > MAX_BODY_DEPTH) {
    return unwritable(where.pointer, `Bodies are nested more than ${MAX_BODY_DEPTH} levels deep.`);
  }
  const kind = kindOf(essence);
  if (isText && isSerialized(kind, value, viewSchema(content.schema, where))) {
    return writePlain({ ...content, mediaType }, value, where);
  }
  return WRITERS[kind]({ ...content, mediaType }, value, where);
};

/** Kinds of content that are text, but are not written from a string as a value. */
const SERIALIZED: ReadonlySet<ContentKind> = new Set(['lines', 'sequence', 'form', 'xml']);

/** Whether a string is the serialized content: the schema does not allow a string, or describes the content as nothing but a string. */
function isSerialized(kind: ContentKind, value: string, view: SchemaView): boolean {
  if (!SERIALIZED.has(kind)) return false;
  // A root element may contain a string.
  if (kind === 'xml' && !value.trimStart().startsWith('<')) return false;
  return !view.allows('string') || !view.isTyped || isTextOnly(view);
}

const CHARSETS: ReadonlySet<string> = new Set(['utf-8', 'utf8', 'us-ascii']);

type Writer = (content: Content, value: Json, where: Where) => WrittenContent;

const WRITERS: Readonly<Record<ContentKind, Writer>> = {
  json: (content, value) => written(content, utf8(JSON.stringify(value))),
  lines: sequenceWriter(printLines),
  sequence: sequenceWriter(printSequence),
  form: (content, value, where) => writeForm(content, value, where, writeContent),
  multipart: (content, value, where) => writeMultipart(content, value, where, writeContent),
  xml: writeXml,
  text: writePlain,
  other: writePlain,
  binary: (content, value, where) =>
    typeof value === 'string'
      ? written(content, bytesOf(value))
      : unwritable(where.pointer, `Content of the type ${content.mediaType} is written from a string.`),
};

function written({ mediaType }: Content, body: Uint8Array): WrittenContent {
  return { kind: 'written', contentType: mediaType, body };
}

/** Writes text from a single value. No standard defines how arrays and objects become text. */
function writePlain(content: Content, value: Json, where: Where): WrittenContent {
  if (isArray(value) || isObject(value)) {
    return unwritable(
      where.pointer,
      `An ${isArray(value) ? 'array' : 'object'} cannot be written as ${content.mediaType}.`,
    );
  }
  const text = value === null ? '' : printText(value);
  if (!isWellFormed(text))
    return unwritable(where.pointer, 'The text contains a lone surrogate, which UTF-8 cannot express.');
  return written(
    content,
    kindOf(parseType(content.mediaType).essence) === 'text' ? utf8(text) : bytesOrText(content, text),
  );
}

/** Writes content of an unknown type: bytes if the schema describes bytes. */
function bytesOrText({ schema }: Content, text: string): Uint8Array {
  const isBytes = typeof schema === 'object' && schema['format'] === 'binary';
  return isBytes ? bytesOf(text) : utf8(text);
}

function sequenceWriter(print: (value: Json) => string | undefined): Writer {
  return (content, value, where) => {
    const text = print(value);
    return text === undefined
      ? unwritable(where.pointer, `Content of the type ${content.mediaType} is written from an array.`)
      : written(content, utf8(text));
  };
}
