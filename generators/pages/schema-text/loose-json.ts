/** Reads examples that are meant to be JSON: trailing and missing commas, `...`, comments, Python's words and quotes. */
import type { Json } from '../../../src/model/json.js';

/** The value, or undefined if no sense can be made of the text. `strict` tells whether it was JSON. */
export function looseJson(text: string): { readonly value: Json; readonly strict: boolean } | undefined {
  try {
    return { value: JSON.parse(text) as Json, strict: true };
  } catch {
    return loose(text);
  }
}

function loose(text: string): { value: Json; strict: boolean } | undefined {
  const reader = new LooseReader(text);
  try {
    const value = reader.value(0);
    return value === undefined || !reader.atEnd() ? undefined : { value, strict: false };
  } catch (error) {
    if (error instanceof NotJson) return undefined;
    throw error;
  }
}

class NotJson extends Error {}

const WORDS: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['null', null],
  ['None', null],
]);
const DEEPEST = 200;

class LooseReader {
  #at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    this.#skip();
    return this.#at >= this.#text.length;
  }

  value(depth: number): Json | undefined {
    this.#skip();
    const next = this.#text[this.#at];
    if (depth > DEEPEST || next === undefined) throw new NotJson();
    if (next === '{') return this.#object(depth);
    if (next === '[') return this.#array(depth);
    if (next === '"' || next === "'") return this.#string(next);
    return this.#word();
  }

  #object(depth: number): Json {
    const members: [string, Json][] = [];
    this.#at++;
    while (!this.#closes('}')) {
      const name = this.#name();
      if (!this.#take(/\s*:/y)) throw new NotJson();
      members.push([name, this.value(depth + 1) ?? null]);
    }
    return Object.fromEntries(members);
  }

  #array(depth: number): Json {
    const items: Json[] = [];
    this.#at++;
    while (!this.#closes(']')) items.push(this.value(depth + 1) ?? null);
    return items;
  }

  #closes(mark: string): boolean {
    this.#skip();
    if (this.#at >= this.#text.length) throw new NotJson();
    if (this.#text[this.#at] !== mark) return false;
    this.#at++;
    return true;
  }

  #name(): string {
    const quote = this.#text[this.#at];
    if (quote === '"' || quote === "'") return this.#string(quote);
    const bare = this.#take(/[\p{L}_$@][\p{L}\p{N}_$@.-]*/uy);
    if (bare === undefined) throw new NotJson();
    return bare;
  }

  #string(quote: string): string {
    const raw = this.#take(quote === '"' ? /"(?:[^"\\\n]|\\.)*"/y : /'(?:[^'\\\n]|\\.)*'/y);
    if (raw === undefined) throw new NotJson();
    const body = raw.slice(1, -1);
    try {
      return JSON.parse(
        `"${quote === '"' ? body : body.replaceAll(String.raw`\'`, "'").replaceAll(/(?<!\\)"/g, String.raw`\"`)}"`,
      ) as string;
    } catch {
      return body;
    }
  }

  #word(): Json {
    const word = this.#take(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|[A-Za-z]+(?!\w)/y);
    if (word === undefined) throw new NotJson();
    const known = WORDS.get(word);
    if (known !== undefined) return known;
    if (/^[A-Za-z]/.test(word)) throw new NotJson();
    return Number(word);
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  /** Blank space, commas wherever they stand, comments, and dots that say "and so on". */
  #skip(): void {
    this.#take(/(?:[\s,]|\.{2,}|…|\/\/[^\n]*|\/\*[\s\S]*?\*\/|#[^\n]*)+/y);
  }
}
