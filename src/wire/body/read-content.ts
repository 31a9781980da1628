/** Reads the bytes of a body, or of a part, by its media type. */
import { viewSchema } from '../../model/applied-schemas.js';
import type { SchemaView } from '../../model/applied-schemas.js';
import { quote } from '../issue.js';
import { readJson } from '../json-text.js';
import { anyOf, failure, success } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { readText } from '../text-value.js';
import { binaryString, decodeText, decodeWithoutMark, isBinary, isFile, isTextOnly } from './bytes.js';
import { MAX_BODY_DEPTH } from './content.js';
import type { Content, ReadContent, Where } from './content.js';
import { readForm } from './form.js';
import { kindOf, parseType } from './media-type.js';
import type { ContentKind, ParsedType } from './media-type.js';
import { readMultipart } from './multipart/read.js';
import { readLines, readSequence } from './sequence.js';
import { readXml } from './xml/read.js';

/** Reads bytes of a media type. */
export const readContent: ReadContent = (content, contentType, bytes, where) => {
  const type = parseType(contentType);
  const kind = kindOf(type.essence);
  if (where.depth > MAX_BODY_DEPTH) {
    return failure(where.pointer, `Bodies are nested more than ${MAX_BODY_DEPTH} levels deep.`);
  }
  if (kind === 'multipart') return readMultipart(content, type, bytes, where, readContent);
  const view = viewSchema(content.schema, where);
  if (kind === 'binary' || isFile(view)) return success(binaryString(bytes));
  if (kind === 'text' || kind === 'other') return readPlain(kind, type, bytes, view, where);
  const text = decodeWithoutMark(bytes, kind === 'xml' ? type.parameters.get('charset') : undefined);
  if (text === undefined) return failure(where.pointer, `The ${type.essence} content is not UTF-8.`);
  if (kind === 'json' || content.itemSchema !== undefined || !isTextOnly(view))
    return TEXT_READERS[kind](content, text, where);
  return kind === 'xml' ? anyOf([success(text), readXml(content, text, where)]) : success(text);
};

type TextKind = Exclude<ContentKind, 'multipart' | 'binary' | 'text' | 'other'>;

const TEXT_READERS: Readonly<Record<TextKind, (content: Content, text: string, where: Where) => Outcome>> = {
  json: (_, text, { pointer }) => readJson(text, pointer),
  lines: (_, text, { pointer }) => readLines(text, pointer),
  sequence: (_, text, { pointer }) => readSequence(text, pointer),
  form: (content, text, where) => readForm(content, text, where, readContent),
  xml: readXml,
};

/** Reads text without a structure. Content that is not text is read as bytes, unless its media type is a text type. */
function readPlain(kind: ContentKind, type: ParsedType, bytes: Uint8Array, view: SchemaView, where: Where): Outcome {
  const charset = type.parameters.get('charset');
  const text = decodeText(bytes, charset);
  if (text !== undefined) return readText(text, view, where.pointer);
  if (kind === 'other' || isBinary(view.schema, view)) return success(binaryString(bytes));
  return failure(where.pointer, `The ${type.essence} content is not valid ${quote(charset ?? 'UTF-8')}.`);
}
