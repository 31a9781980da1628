/** Reads multipart bodies: parts by name in `multipart/form-data` (RFC 7578), or by position (OpenAPI 3.2, Encoding Object). */
import type { Encoding, Schema } from '../../../model/contract.js';
import { pointerTo, quote } from '../../issue.js';
import { allOf, failure } from '../../outcome.js';
import type { Outcome } from '../../outcome.js';
import { readHeaderText } from '../../parameter/header-text.js';
import { Claims } from '../../style/claims.js';
import { readPairs } from '../../style/read-pairs.js';
import type { SentPair, SentPairs } from '../../style/sent-pairs.js';
import { readMembers } from '../../style/sent.js';
import { decodeText } from '../bytes.js';
import { partContent } from '../content.js';
import type { Content, ReadContent, Where } from '../content.js';
import { fieldOf, isNamedBody, itemContent, styledFields } from '../field.js';
import { concreteType, matchesRange, parseType, rangesOf } from '../media-type.js';
import type { ParsedType } from '../media-type.js';
import { readField } from '../read-field.js';
import { parseParts } from './parse.js';
import type { BodyPart } from './parse.js';

/** Reads a multipart body. */
export function readMultipart(
  content: Content,
  type: ParsedType,
  bytes: Uint8Array,
  where: Where,
  readContent: ReadContent,
): Outcome {
  const parsed = parseParts(type.parameters.get('boundary'), bytes);
  if ('fault' in parsed) return failure(where.pointer, parsed.fault);
  const reader = new PartsReader(content, { ...where, depth: where.depth + 1 }, readContent);
  if (isNamedBody(content, type.essence, where)) return reader.named(parsed.parts);
  return reader.positioned(parsed.parts);
}

class PartsReader {
  readonly #content: Content;
  readonly #where: Where;
  readonly #readContent: ReadContent;

  constructor(content: Content, where: Where, readContent: ReadContent) {
    this.#content = content;
    this.#where = where;
    this.#readContent = readContent;
  }

  /** An array of all parts. */
  positioned(parts: readonly BodyPart[]): Outcome {
    const items = parts.map((part, index) => {
      const { schema, encoding } = itemContent(this.#content, index, this.#where);
      return this.#part(part, schema, encoding, this.#at(index));
    });
    return allOf(items, (values) => values);
  }

  /** An object: parts of the same name are one property. */
  named(parts: readonly BodyPart[]): Outcome {
    const groups = new Map<string, BodyPart[]>();
    for (const [index, part] of parts.entries()) {
      if (part.name === undefined) return failure(this.#where.pointer, `Part ${index + 1} of the body has no name.`);
      const group = groups.get(part.name);
      if (group === undefined) groups.set(part.name, [part]);
      else group.push(part);
    }
    const styled = this.#styled(parts);
    const plain = new Map<string, Outcome | BodyPart[]>([...groups].filter(([name]) => !styled.claims.has(name)));
    return readMembers(new Map([...plain, ...styled.outcomes]), (name, sent) =>
      Array.isArray(sent) ? this.#field(name, sent) : sent,
    );
  }

  #field(name: string, parts: readonly BodyPart[]): Outcome {
    const { schema, encoding } = fieldOf(name, this.#content, this.#where);
    return readField(parts.length, schema, this.#at(name), (item, at, index) => {
      const part = parts[index];
      return part === undefined ? failure(at.pointer, 'The part is missing.') : this.#part(part, item, encoding, at);
    });
  }

  /** Properties that a style governs: each part is a pair (OpenAPI 3.1 and later). */
  #styled(parts: readonly BodyPart[]): { readonly claims: Claims; readonly outcomes: Map<string, Outcome> } {
    const fields = styledFields(this.#content, this.#where);
    const claims = new Claims(fields.map(({ styled }) => styled.claim));
    const outcomes = new Map<string, Outcome>();
    if (fields.length === 0) return { claims, outcomes };
    const pairs = partPairs(parts);
    for (const { name, styled } of fields) {
      const outcome = readPairs(styled, styled.claim, pairs, this.#where);
      if (outcome !== undefined) outcomes.set(name, outcome);
    }
    return { claims, outcomes };
  }

  #part(part: BodyPart, schema: Schema, encoding: Encoding | undefined, where: Where): Outcome {
    const ranges = rangesOf(encoding?.contentType ?? '');
    const sent = part.headers.get('content-type');
    const type = sent ?? concreteType(ranges[0] ?? 'text/plain', 'text/plain');
    const { essence } = parseType(type);
    if (ranges.length > 0 && !ranges.some((range) => matchesRange(essence, range))) {
      return failure(where.pointer, `The part is of the type ${quote(essence)}; expected ${ranges.join(' or ')}.`);
    }
    const fault = headerFault(part, encoding, where, this.#readContent);
    if (fault !== undefined) return fault;
    return this.#readContent(partContent(type, schema, encoding), type, part.body, where);
  }

  #at(key: string | number): Where {
    return { ...this.#where, pointer: pointerTo(this.#where.pointer, key) };
  }
}

/** An issue if a header of a part is missing or unreadable. `Content-Type` is described by `contentType` instead. */
function headerFault(
  part: BodyPart,
  encoding: Encoding | undefined,
  where: Where,
  readContent: ReadContent,
): Outcome | undefined {
  for (const header of encoding?.headers ?? []) {
    const name = header.name.toLowerCase();
    if (name === 'content-type') continue;
    const reading = readHeaderText(header, part.headers.get(name), where, readContent);
    if (reading.kind === 'absent' && header.required) {
      return failure(where.pointer, `The part has no header ${header.name}.`);
    }
    if (reading.kind !== 'unreadable') continue;
    return failure(where.pointer, `The header ${header.name} of the part: ${reading.issues[0]?.message ?? ''}`);
  }
  return undefined;
}

/** Converts parts to the pairs that styles read. Nothing is percent-encoded. */
function partPairs(parts: readonly BodyPart[]): SentPairs {
  const pairs = parts.map(({ name = '', body }): SentPair => {
    return { name, rawName: name, rawValue: decodeText(body) ?? '' };
  });
  return {
    named: (name) => pairs.filter((pair) => pair.name === name),
    under: (base) => pairs.filter(({ name }) => name.startsWith(`${base}[`) && name.endsWith(']')),
    unclaimed: () => [],
    decode: (raw) => raw,
  };
}
