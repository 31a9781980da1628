/** Reads JSON text (RFC 8259) for what `JSON.parse` does not report: positions, repeated keys, depth. */

/** The offsets of the children of an object or array, in order. */
interface Children {
  readonly keys: Map<string, { key: number; value: number }>;
}

/** Finds the offsets of JSON Pointers. Each object or array is scanned once, on first use. The text must be valid JSON. */
export class JsonPositions {
  readonly #text: string;
  readonly #containers = new Map<number, Children>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The offset of the key of a member, or of the value of an item or the root; that of the nearest ancestor if absent. */
  offset(keys: readonly string[]): number {
    let value = skipSpace(this.#text, this.#text.charCodeAt(0) === 0xfeff ? 1 : 0);
    let place = value;
    for (const key of keys) {
      const child = this.#children(value).keys.get(key);
      if (child === undefined) return place;
      ({ key: place, value } = child);
    }
    return place;
  }

  #children(start: number): Children {
    let children = this.#containers.get(start);
    if (children === undefined) {
      children = scanContainer(this.#text, start);
      this.#containers.set(start, children);
    }
    return children;
  }
}

function scanContainer(text: string, start: number): Children {
  const keys: Children['keys'] = new Map();
  const open = text[start];
  if (open !== '{' && open !== '[') return { keys };
  let at = skipSpace(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index += 1) {
    const place = at;
    let name = String(index);
    if (open === '{') {
      const end = skipString(text, at);
      name = JSON.parse(text.slice(at, end)) as string;
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    keys.set(name, { key: place, value: at });
    at = skipSpace(text, skipValue(text, at));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return { keys };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 0x20 || (code >= 0x09 && code <= 0x0d); code = text.charCodeAt(at))
    at += 1;
  return at;
}

/** The offset after a string, which ends at the first quote that follows an even number of backslashes. */
function skipString(text: string, from: number): number {
  for (let quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let before = quote - 1;
    while (text.charCodeAt(before) === 0x5c) before -= 1;
    if ((quote - before) % 2 === 1) return quote + 1;
  }
  return text.length;
}

function skipValue(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const char = text[at];
    if (char === '"') {
      at = skipString(text, at);
      if (depth === 0) return at;
      continue;
    }
    if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (char === ',' || (char !== undefined && char <= ' '))) return at;
    at += 1;
  }
  return at;
}

/** What a single pass over the text finds. */
export interface JsonSurvey {
  /** Greatest depth of nested objects and arrays. */
  readonly depth: number;
  /** Members whose key occurred earlier in the same object. */
  readonly repeated: readonly { readonly key: string; readonly offset: number }[];
}

/** One pass over valid JSON: greatest depth and repeated keys. */
export function surveyJson(text: string): JsonSurvey {
  const { depth, repeated } = new Survey(text);
  return { depth, repeated };
}

class Survey {
  readonly repeated: { key: string; offset: number }[] = [];
  depth = 0;
  readonly #text: string;
  /** The keys so far of each open object; undefined for an open array. */
  readonly #open: (Set<string> | undefined)[] = [];
  #expectKey = false;

  constructor(text: string) {
    this.#text = text;
    for (let at = 0; at < text.length;) at = this.#next(at);
  }

  /** Reads the token at an offset and returns the offset after it. */
  #next(at: number): number {
    switch (this.#text.charCodeAt(at)) {
      case 0x22: // "
        return this.#string(at);
      case 0x7b: // {
        this.#enter(new Set());
        break;
      case 0x5b: // [
        this.#enter(undefined);
        break;
      case 0x7d: // }
      case 0x5d: // ]
        this.#open.pop();
        this.#expectKey = false;
        break;
      case 0x2c: // ,
        this.#expectKey = this.#open.at(-1) !== undefined;
        break;
      default:
    }
    return at + 1;
  }

  #enter(keys: Set<string> | undefined): void {
    this.#open.push(keys);
    this.#expectKey = keys !== undefined;
    this.depth = Math.max(this.depth, this.#open.length);
  }

  #string(at: number): number {
    const end = skipString(this.#text, at);
    const keys = this.#open.at(-1);
    if (!this.#expectKey || keys === undefined) return end;
    const key = this.#text.slice(at, end);
    if (keys.has(key)) this.repeated.push({ key: JSON.parse(key) as string, offset: at });
    keys.add(key);
    this.#expectKey = false;
    return end;
  }
}

/** The greatest depth of brackets outside strings, in a text that may not be valid JSON. */
export function bracketDepth(text: string): number {
  let depth = 0;
  let greatest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = skipString(text, at) - 1;
    else if (code === 0x7b || code === 0x5b) greatest = Math.max(greatest, (depth += 1));
    else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return greatest;
}

const TOKEN =
  /[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b/y;

/** What is expected next. */
type State = 'value' | 'first' | 'key' | 'colon' | 'after';

/** The offset of the first error in a text that `JSON.parse` rejects: V8 does not always report it. */
export function jsonErrorOffset(text: string): number {
  const open: string[] = [];
  let expected: State = 'value';
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, TOKEN.lastIndex)) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    const next: State | undefined = token === undefined ? undefined : step(expected, token, open);
    if (next === undefined) return at;
    expected = next;
  }
  return text.length;
}

/** The state after a token; undefined if the token is not allowed here. */
function step(expected: State, token: string, open: string[]): State | undefined {
  const inside = open.at(-1);
  if (
    (token === '}' && inside === '{' && (expected === 'after' || expected === 'first')) ||
    (token === ']' && inside === '[' && (expected === 'after' || expected === 'first'))
  ) {
    open.pop();
    return 'after';
  }
  if (expected === 'after') return token !== ',' || inside === undefined ? undefined : inside === '{' ? 'key' : 'value';
  if (expected === 'colon') return token === ':' ? 'value' : undefined;
  if (expected === 'key' || (expected === 'first' && inside === '{'))
    return token.startsWith('"') ? 'colon' : undefined;
  if (token === '{' || token === '[') {
    open.push(token);
    return 'first';
  }
  return /^[}\],:]$/.test(token) ? undefined : 'after';
}
