/** Escapes the texts of one value and collects those that cannot be sent. */
import { quote } from '../issue.js';
import type { WireIssue } from '../issue.js';
import { isWellFormed } from '../percent.js';
import type { Place } from './escape.js';
import type { NamedPart, Part } from './value-parts.js';

export class Escaper {
  readonly issues: WireIssue[] = [];
  readonly #place: Place;
  readonly #separators: string;

  /** `separators` are the characters that split values in this style. */
  constructor(place: Place, separators = '') {
    this.#place = place;
    this.#separators = separators;
  }

  /** The text as it is sent. */
  text({ text, pointer }: Part): string {
    return this.#checked(text, pointer, this.#place.escape(text, this.#separators));
  }

  /** A member's name as it is sent. */
  name({ name, pointer }: Omit<NamedPart, 'text'>): string {
    return this.#checked(name, pointer, this.#place.escapeName(name, this.#separators));
  }

  /** Joins texts with a delimiter that cannot be distinguished from the same character in a text, encoded or not. */
  delimited(texts: readonly Part[], delimiter: string): string {
    for (const { text, pointer } of texts) {
      if (text.includes(delimiter)) this.fail(pointer, `${quote(text)} contains the delimiter ${quote(delimiter)}.`);
    }
    return texts.map((part) => this.text(part)).join(this.#place.escapeDelimiter(delimiter));
  }

  /** Records an issue. */
  fail(pointer: string, message: string): void {
    this.issues.push({ pointer, message });
  }

  #checked(text: string, pointer: string, escaped: string | undefined): string {
    if (escaped !== undefined && isWellFormed(text)) return escaped;
    this.fail(
      pointer,
      escaped === undefined
        ? `${quote(text)} cannot be sent ${this.#place.limits}.`
        : `${quote(text)} contains a lone surrogate, which UTF-8 cannot express.`,
    );
    return '';
  }
}
