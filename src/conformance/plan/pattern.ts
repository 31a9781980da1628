/** Strings that match a regular expression. */
/**
 * A string that a regular expression (ECMA-262, as in JSON Schema's `pattern`) most likely matches. Handles classes,
 * groups, alternatives and quantifiers; look-arounds and back references are skipped. The caller must verify the match.
 * @param length the wanted length, reached by repetition where the pattern allows it
 */
export function matching(pattern: string, length = 0): string {
  for (const extra of [0, Math.max(0, length - 1), Math.max(0, length)]) {
    const text = new Builder(pattern, extra).build();
    if (text.length >= length) return text;
  }
  return new Builder(pattern, length).build();
}

class Builder {
  #at = 0;
  /** Characters still to be added by quantifiers that allow more than their minimum. */
  #extra: number;

  readonly #source: string;

  constructor(source: string, extra: number) {
    this.#source = source;

    this.#extra = extra;
  }

  build(): string {
    return this.#alternatives();
  }

  #alternatives(): string {
    const first = this.#sequence();
    while (this.#source[this.#at] === '|') {
      this.#at++;
      this.#sequence();
    }
    return first;
  }

  #sequence(): string {
    let text = '';
    while (this.#at < this.#source.length && this.#source[this.#at] !== '|' && this.#source[this.#at] !== ')') {
      const unit = this.#unit();
      const [least, most] = this.#quantifier();
      let times = least;
      if (most > least && unit.length > 0 && this.#extra > 0) {
        const more = Math.min(most - least, Math.ceil(this.#extra / unit.length), 100_000);
        times += more;
        this.#extra -= more * unit.length;
      }
      text += unit.repeat(Math.max(0, times));
    }
    return text;
  }

  #unit(): string {
    const char = this.#source[this.#at++]!;
    if (char === '^' || char === '$') return '';
    if (char === '.') return 'a';
    if (char === '\\') return this.#escape();
    if (char === '[') return this.#set();
    if (char !== '(') return char;
    const skipped = this.#groupOpening();
    const inner = this.#alternatives();
    this.#at++;
    return skipped ? '' : inner;
  }

  /** Whether the group is a look-around, which adds nothing. */
  #groupOpening(): boolean {
    const opening = /^\?(?:<?[=!]|:|<[^>]*>)/.exec(this.#source.slice(this.#at))?.[0] ?? '';
    this.#at += opening.length;
    return opening.endsWith('=') || opening.endsWith('!');
  }

  #escape(): string {
    const char = this.#source[this.#at++] ?? '';
    if (char === 'u' || char === 'x') return this.#codePoint(char);
    if (char === 'p' || char === 'P') {
      const name = /^\{[^}]*\}/.exec(this.#source.slice(this.#at))?.[0] ?? '';
      this.#at += name.length;
      return /Lu|Upper/.test(name) ? 'A' : /N/.test(name) ? '1' : 'a';
    }
    if (/\d/.test(char)) return '';
    return (
      ({ d: '1', D: 'a', w: 'a', W: '-', s: ' ', S: 'a', b: '', B: '', t: '\t', n: '\n', r: '\r' } as const)[
        char as 'd'
      ] ?? char
    );
  }

  #codePoint(kind: string): string {
    const digits = (kind === 'u' ? /^(?:\{([0-9a-f]+)\}|([0-9a-f]{4}))/i : /^(?:()([0-9a-f]{2}))/i).exec(
      this.#source.slice(this.#at),
    );
    if (digits === null) return kind;
    this.#at += digits[0].length;
    return String.fromCodePoint(Number.parseInt(digits[1] || digits[2]!, 16));
  }

  #set(): string {
    const end = this.#setEnd();
    const body = this.#source.slice(this.#at, end);
    this.#at = end + 1;
    const test = compile(`^[${body}]$`);
    const candidates = 'aA1bzZ09_-. /:@#+*!?~,;=()%&$éあ\t';
    return [...candidates].find((char) => test?.test(char) === true) ?? '';
  }

  #setEnd(): number {
    let end = this.#at;
    while (end < this.#source.length && (this.#source[end] !== ']' || end === this.#at))
      end += this.#source[end] === '\\' ? 2 : 1;
    return end;
  }

  #quantifier(): readonly [least: number, most: number] {
    const found = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/.exec(this.#source.slice(this.#at));
    if (found === null) return [1, 1];
    this.#at += found[0].length;
    if (found[1] === '*') return [0, Infinity];
    if (found[1] === '+') return [1, Infinity];
    if (found[1] === '?') return [0, 1];
    const least = Number(found[2]);
    return [least, found[3] === undefined ? least : found[4] === '' ? Infinity : Number(found[4])];
  }
}

/** A pattern compiled with the `u` flag, else without; undefined when it is not a valid regular expression. */
export function compile(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      continue;
    }
  }
  return undefined;
}
