/** Writes values in the styles of paths and headers: `simple`, `label` and `matrix` (RFC 6570 §3.2.2, §3.2.5, §3.2.7). */
import type { Json } from '../../model/json.js';
import { Escaper } from './escaper.js';
import type { Place } from './escape.js';
import type { Styled } from './styled.js';
import { partsOf } from './value-parts.js';
import type { NamedPart, Part } from './value-parts.js';
import type { WrittenText } from './written.js';

/** The prefix of a style, and the separator between exploded values. */
interface Joints {
  readonly start: string;
  readonly between: string;
  /** Whether values carry their names (`matrix`). */
  readonly isNamed: boolean;
}

const SIMPLE: Joints = { start: '', between: ',', isNamed: false };

const JOINTS: ReadonlyMap<string, Joints> = new Map([
  ['simple', SIMPLE],
  ['label', { start: '.', between: '.', isNamed: false }],
  ['matrix', { start: ';', between: ';', isNamed: true }],
]);

/**
 * Writes a value as the text of a path variable or of a header. `[]` and `{}` are undefined in RFC 6570 §2.3: there is
 * no text. Null is written as in the `undefined` column of OpenAPI's table "Style Examples", like an empty string.
 */
export function writePath(styled: Styled, value: Json, place: Place): WrittenText {
  const joints = JOINTS.get(styled.style) ?? SIMPLE;
  const parts = partsOf(value);
  const writer = new PathWriter(styled, joints, new Escaper(place, separatorsOf(styled, joints, parts.kind)));
  if (parts.kind === 'list') return writer.done(writer.list(parts.items));
  return writer.done(parts.kind === 'object' ? writer.object(parts.members) : writer.scalar(parts));
}

/** The characters that would split a value of this kind. */
function separatorsOf({ explode }: Styled, { between, isNamed }: Joints, kind: string): string {
  if (kind === 'scalar') return isNamed ? ';' : '';
  return (explode ? between : ',') + (isNamed ? ';' : '');
}

class PathWriter {
  readonly #styled: Styled;
  readonly #joints: Joints;
  readonly #escaper: Escaper;

  constructor(styled: Styled, joints: Joints, escaper: Escaper) {
    this.#styled = styled;
    this.#joints = joints;
    this.#escaper = escaper;
  }

  scalar(part: Part): string {
    return this.#started([this.#own(this.#escaper.text(part))]);
  }

  list(items: readonly Part[]): string | undefined {
    const texts = items.map((item) => this.#escaper.text(item));
    if (texts.length === 0) return undefined;
    return this.#started(this.#styled.explode ? texts.map((text) => this.#own(text)) : [this.#own(texts.join(','))]);
  }

  object(members: readonly NamedPart[]): string | undefined {
    if (members.length === 0) return undefined;
    const pairs = members.map((member) => [this.#name(member), this.#escaper.text(member)] as const);
    if (!this.#styled.explode) return this.#started([this.#own(pairs.flat().join(','))]);
    return this.#started(pairs.map(([name, text]) => (this.#joints.isNamed ? named(name, text) : `${name}=${text}`)));
  }

  done(text: string | undefined): WrittenText {
    const { issues } = this.#escaper;
    return issues.length > 0 ? { kind: 'unwritable', issues } : { kind: 'written', text };
  }

  /** Writes a name. If `=` follows it, it must not contain one. */
  #name(member: NamedPart): string {
    const name = this.#escaper.name(member);
    if (this.#styled.explode && name.includes('='))
      this.#escaper.fail(member.pointer, `The name ${JSON.stringify(member.name)} cannot be sent before "=".`);
    return name;
  }

  /** Prefixes a value with the parameter's name, if the style has names. */
  #own(text: string): string {
    return this.#joints.isNamed ? named(this.#escaper.name({ name: this.#styled.name, pointer: '' }), text) : text;
  }

  #started(values: readonly string[]): string {
    return this.#joints.start + values.join(this.#joints.between);
  }
}

/** RFC 6570 §3.2.7: an empty value has no `=`. */
function named(name: string, text: string): string {
  return text === '' ? name : `${name}=${text}`;
}
