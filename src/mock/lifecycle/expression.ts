/**
 * The small language in which a contract says how resources live: `completed < count and not finished`.
 *
 * Values are JSON; a name is a property of the resource, or what the place offers (`now`, `position`, `request`);
 * `a.b` is a member; `size(x)`, `sum(x, y)` and `contains(x, y)` are the functions. A missing value is null.
 * `and`, `or`, `not` ask whether a value is there and is not false, 0 or empty.
 */
import { UnusableInput } from '../../finding.js';
import { get, isArray } from '../../model/json.js';
import type { Json } from '../../model/json.js';

/** What names mean. `list` is asked first where a function takes a list: links stand for what they lead to. */
export interface Scope {
  value(name: string): Json | undefined;
  list(name: string): readonly Scope[] | undefined;
}

export type Expression = (scope: Scope) => Json;

const MAX_LENGTH = 1000;

/**
 * Reads an expression.
 * @throws {UnusableInput} naming the place that is not understood
 */
export function parseExpression(text: string): Expression {
  if (text.length > MAX_LENGTH) throw new UnusableInput(`An expression may be ${MAX_LENGTH} characters long.`);
  const parser = new Parser(text);
  return parser.whole();
}

/** Expressions that may change although the resource itself does not: they look at the time or at lists. */
const unstable = new WeakSet<Expression>();

/** Whether an expression's value hangs on nothing but the resource itself. */
export function isStable(expression: Expression): boolean {
  return !unstable.has(expression);
}

/** Whether a value counts as yes. */
export function isTrue(value: Json): boolean {
  return value !== null && value !== false && value !== 0 && value !== '';
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|'((?:[^'\\]|\\.)*)'|(<=|>=|!=|[-+*/()=<>,.])|([A-Za-z_@$][\w$:@]*))/y;

type Token = {
  readonly kind: 'number' | 'string' | 'sign' | 'name' | 'end';
  readonly text: string;
  readonly at: number;
};

class Parser {
  readonly #text: string;
  #tokens: Token[] = [];
  #next = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = this.#scan();
  }

  whole(): Expression {
    const expression = this.#or();
    if (this.#peek().kind !== 'end') this.#fail();
    if (/\b(now|size|sum)\b/.test(this.#text)) unstable.add(expression);
    return expression;
  }

  #scan(): Token[] {
    const tokens: Token[] = [];
    TOKEN.lastIndex = 0;
    const end = this.#text.trimEnd().length;
    for (let at = 0; at < end; at = TOKEN.lastIndex) {
      const match = TOKEN.exec(this.#text);
      if (match === null) throw this.#error(at);
      const [, number, string, sign, name] = match;
      const kind =
        number !== undefined ? 'number' : string !== undefined ? 'string' : sign !== undefined ? 'sign' : 'name';
      const start = TOKEN.lastIndex - match[0].trimStart().length;
      tokens.push({ kind, text: number ?? string ?? sign ?? name ?? '', at: start });
    }
    return [...tokens, { kind: 'end', text: '', at: end }];
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', at: this.#text.length };
  }

  /** Takes the next token if it is one of these signs or words. */
  #take(...texts: readonly string[]): string | undefined {
    const { kind, text } = this.#peek();
    if ((kind !== 'sign' && kind !== 'name') || !texts.includes(text)) return undefined;
    this.#next++;
    return text;
  }

  #or(): Expression {
    let left = this.#and();
    while (this.#take('or')) left = either(left, this.#and());
    return left;
  }

  #and(): Expression {
    let left = this.#not();
    while (this.#take('and')) left = both(left, this.#not());
    return left;
  }

  #not(): Expression {
    if (!this.#take('not')) return this.#comparison();
    const inner = this.#not();
    return (scope) => !isTrue(inner(scope));
  }

  #comparison(): Expression {
    const left = this.#sum();
    const sign = this.#take('=', '!=', '<', '<=', '>', '>=');
    if (sign === undefined) return left;
    const right = this.#sum();
    return (scope) => compare(sign, left(scope), right(scope));
  }

  #sum(): Expression {
    let left = this.#product();
    for (let sign = this.#take('+', '-'); sign !== undefined; sign = this.#take('+', '-')) {
      left = calculate(sign, left, this.#product());
    }
    return left;
  }

  #product(): Expression {
    let left = this.#term();
    for (let sign = this.#take('*', '/'); sign !== undefined; sign = this.#take('*', '/')) {
      left = calculate(sign, left, this.#term());
    }
    return left;
  }

  #term(): Expression {
    const { kind, text } = this.#peek();
    if (kind === 'number' || kind === 'string') {
      this.#next++;
      const value = kind === 'number' ? Number(text) : text.replaceAll(/\\(.)/g, '$1');
      return () => value;
    }
    if (this.#take('(')) {
      const inner = this.#or();
      if (!this.#take(')')) this.#fail();
      return inner;
    }
    if (kind !== 'name') this.#fail();
    this.#next++;
    return this.#take('(') ? this.#call(text) : this.#path(text);
  }

  #path(first: string): Expression {
    if (first in CONSTANTS) return () => CONSTANTS[first] ?? null;
    const keys: string[] = [];
    while (this.#take('.')) {
      if (this.#peek().kind !== 'name') this.#fail();
      keys.push(this.#peek().text);
      this.#next++;
    }
    return (scope) => keys.reduce<Json>((value, key) => get(value, key) ?? null, scope.value(first) ?? null);
  }

  #call(name: string): Expression {
    const from = this.#peek();
    const first = this.#or();
    const second = this.#take(',') ? this.#or() : undefined;
    if (!this.#take(')')) this.#fail();
    const listName = from.kind === 'name' ? from.text : '';
    if (name === 'size' && second === undefined) return size(listName, first);
    if (name === 'sum' && second !== undefined) return sum(listName, second);
    if (name === 'contains' && second !== undefined) return contains(first, second);
    throw this.#error(from.at, `There is no function ${name} of this form: use size(x), sum(x, y) or contains(x, y).`);
  }

  #fail(): never {
    throw this.#error(this.#peek().at);
  }

  #error(at: number, hint = 'See docs/mock.md for what an expression may hold.'): UnusableInput {
    return new UnusableInput(`"${this.#text}" is not understood at character ${at + 1}.`, { hint });
  }
}

const CONSTANTS: Readonly<Record<string, Json>> = Object.assign(Object.create(null) as Record<string, Json>, {
  true: true,
  false: false,
  null: null,
});

function either(left: Expression, right: Expression): Expression {
  return (scope) => isTrue(left(scope)) || isTrue(right(scope));
}

function both(left: Expression, right: Expression): Expression {
  return (scope) => isTrue(left(scope)) && isTrue(right(scope));
}

function size(listName: string, of: Expression): Expression {
  return (scope) => {
    const list = scope.list(listName);
    if (list !== undefined) return list.length;
    const value = of(scope);
    return isArray(value) || typeof value === 'string' ? value.length : 0;
  };
}

function sum(listName: string, of: Expression): Expression {
  return (scope) => (scope.list(listName) ?? []).reduce((total, each) => total + number(of(each)), 0);
}

function contains(whole: Expression, part: Expression): Expression {
  return (scope) => {
    const value = whole(scope);
    const wanted = part(scope);
    if (typeof value === 'string') return typeof wanted === 'string' && value.includes(wanted);
    return isArray(value) && value.includes(wanted);
  };
}

function calculate(sign: string, left: Expression, right: Expression): Expression {
  return (scope) => {
    const [a, b] = [left(scope), right(scope)];
    if (sign === '+' && (typeof a === 'string' || typeof b === 'string')) return text(a) + text(b);
    const [x, y] = [number(a), number(b)];
    if (sign === '+') return x + y;
    if (sign === '-') return x - y;
    return sign === '*' ? x * y : y === 0 ? 0 : x / y;
  };
}

function compare(sign: string, a: Json, b: Json): boolean {
  if (sign === '=') return a === b;
  if (sign === '!=') return a !== b;
  const order = typeof a === 'string' && typeof b === 'string' ? (a < b ? -1 : a > b ? 1 : 0) : number(a) - number(b);
  if (sign === '<') return order < 0;
  if (sign === '<=') return order <= 0;
  return sign === '>' ? order > 0 : order >= 0;
}

function number(value: Json): number {
  const result = typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value : Number.NaN;
  return Number.isNaN(result) ? 0 : result;
}

function text(value: Json): string {
  return typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
}
