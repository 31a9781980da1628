/** Reading JSON text (RFC 8259) with positions: where a value stands, repeated keys, depth. */

/** An offset in the text for every child of a container, in order. */
interface Children {
  readonly keys: Map<string, { key: number; value: number }>;
}

/** Finds where JSON Pointers point, scanning each container once, when first asked. The text must be valid JSON. */
export class JsonPositions {
  readonly #text: string;
  readonly #containers = new Map<number, Children>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Offset of the key (of a member) or of the value (of an item or the root); the nearest ancestor's if absent. */
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

/** The offset after a string: the first quote behind an even number of backslashes ends it. */
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

/** What a single pass over the text tells before anything is parsed. */
export interface JsonSurvey {
  readonly depth: number;
  /** Members whose key stood in the same object before. */
  readonly repeated: readonly { readonly key: string; readonly offset: number }[];
}

/** One pass over valid JSON: greatest depth and repeated keys. */
export function surveyJson(text: string): JsonSurvey {
  const repeated: { key: string; offset: number }[] = [];
  const seen: (Set<string> | undefined)[] = [];
  let depth = 0;
  let expectKey = false;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x22: {
        const end = skipString(text, at);
        const keys = seen.at(-1);
        if (expectKey && keys !== undefined) {
          const key = text.slice(at, end);
          if (keys.has(key)) repeated.push({ key: JSON.parse(key) as string, offset: at });
          keys.add(key);
          expectKey = false;
        }
        at = end - 1;
        break;
      }
      case 0x7b:
        seen.push(new Set());
        expectKey = true;
        depth = Math.max(depth, seen.length);
        break;
      case 0x5b:
        seen.push(undefined);
        expectKey = false;
        depth = Math.max(depth, seen.length);
        break;
      case 0x7d:
      case 0x5d:
        seen.pop();
        expectKey = false;
        break;
      case 0x2c:
        expectKey = seen.at(-1) !== undefined;
        break;
      default:
    }
  }
  return { depth, repeated };
}

/** Greatest bracket depth of a text that may not be valid JSON; strings are skipped. */
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

/** What may come next. */
type State = 'value' | 'first' | 'key' | 'colon' | 'after';

/** Where a text stops being JSON, for texts that `JSON.parse` refuses (V8 does not always say where). */
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

/** The state after a token, or undefined where it may not stand. */
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
