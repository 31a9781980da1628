/** Reads endpoint tables (docs/formats.md, rst-grid). Descriptions are Markdown, and names are plain text. */
import type { GridTable } from './grid-table.js';
import { widthsOf } from './grid-table.js';
import { descriptionOf } from './rst-blocks.js';
import { unescapeText } from './rst-text.js';

/** The sections of a table whose rows have their own columns. */
export const SECTIONS = ['parameters', 'request', 'body', 'status', 'fields'] as const;
export type Section = (typeof SECTIONS)[number];
export type Widths = Partial<Record<Section, readonly number[]>>;

export interface Field {
  /** The number of dots before the name. */
  readonly depth: number;
  readonly name: string;
  readonly type: string;
  /** `Optional` or `Required`, if the table has such a column. */
  readonly presence?: string;
  readonly description: string;
}

export interface Body {
  readonly contentType?: string;
  readonly fields: readonly Field[];
  readonly example?: CodeBlock;
  /** The description of the body, which has its own row. */
  readonly body?: string;
}

export interface CodeBlock {
  readonly language: string;
  readonly text: string;
  /** The indentation of the code in columns, if it is not 3. */
  readonly indent?: number;
}

export interface Reply extends Body {
  /** The bold row before the reply: `Successful Response`. */
  readonly heading?: string;
  readonly status: string;
  readonly statusText: string;
  /** Text across the full width, below the status. */
  readonly note?: string;
  readonly location?: string;
}

export interface Endpoint {
  readonly title: string;
  readonly description: string;
  /** The lines of the row **DEPRECATED**; undefined if there is no such row. */
  readonly deprecation?: readonly string[];
  readonly method: string;
  readonly path: string;
  /** The lines below the path. */
  readonly notes: readonly string[];
  readonly parameters?: readonly Field[];
  readonly request?: Body;
  readonly replies: readonly Reply[];
  readonly widths: Widths;
  /** The number of columns between the outer borders. */
  readonly total: number;
  /** The texts of rows that do not belong to the style. */
  readonly rest: readonly string[];
}

const REQUEST_LINE = /^\*\*(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE|QUERY|[A-Z]{3,})\*\*[ \t]+(\S[^\n]*)/;
const DEPRECATED = /^\*\*DEPRECATED\*\*[ \t]*(?=\n|$)/i;

/** Reads an endpoint table. Undefined if the table has no row `**METHOD** path`. */
export function readEndpoint(table: GridTable): Endpoint | undefined {
  const reader = new EndpointReader();
  for (const { bounds, cells } of table.rows) {
    reader.row(
      cells.map((lines) => lines.join('\n').trimEnd()),
      widthsOf(bounds),
    );
  }
  return reader.endpoint();
}

type MutableReply = { -readonly [K in keyof Reply]: Reply[K] } & { fields: Field[] };
type MutableBody = { -readonly [K in keyof Body]: Body[K] } & { fields: Field[] };

class EndpointReader {
  #title: string | undefined;
  #before: string[] = [];
  #deprecation: string[] | undefined;
  #request: RegExpExecArray | undefined;
  #notes: string[] = [];
  #parameters: Field[] | undefined;
  #body: MutableBody | undefined;
  #replies: MutableReply[] = [];
  #widths: { [K in Section]?: readonly number[] } = {};
  #total = 0;
  #rest: string[] = [];
  #phase: 'head' | 'parameters' | 'request' | 'response' = 'head';
  #heading: string | undefined;

  row(cells: readonly string[], widths: readonly number[]): void {
    this.#total = Math.max(
      this.#total,
      widths.reduce((sum, cell) => sum + cell + 1, -1),
    );
    if (cells.length === 1) this.#wide(cells[0] ?? '');
    else if (cells.length === 2) this.#pair(cells[0] ?? '', cells[1] ?? '', widths);
    else this.#field(cells, widths);
  }

  endpoint(): Endpoint | undefined {
    if (this.#request === undefined) return undefined;
    return {
      title: this.#title ?? '',
      description: descriptionOf(this.#before.join('\n\n')).trim(),
      ...(this.#deprecation && { deprecation: this.#deprecation }),
      method: this.#request[1] ?? '',
      path: unescapeText((this.#request[2] ?? '').trim()),
      notes: this.#notes,
      ...(this.#parameters && { parameters: this.#parameters }),
      ...(this.#body && { request: this.#body }),
      replies: this.#replies,
      widths: this.#widths,
      total: this.#total,
      rest: this.#rest,
    };
  }

  #wide(text: string): void {
    const label = strong(text);
    if (this.#title === undefined) this.#title = unescapeText(label ?? text.replaceAll(/^\*\*?|(?<!\\)\*\*?$/g, ''));
    else if (this.#request === undefined) this.#head(text);
    else if (text.startsWith('.. code')) this.#code(text);
    else if (label !== undefined) this.#label(unescapeText(label));
    else this.#note(text);
  }

  #head(text: string): void {
    const request = REQUEST_LINE.exec(text);
    if (request) {
      this.#request = request;
      this.#notes = linesBelow(text);
    } else if (DEPRECATED.test(text)) this.#deprecation = linesBelow(text);
    else this.#before.push(text);
  }

  #label(label: string): void {
    if (/Parameters$/i.test(label)) {
      this.#phase = 'parameters';
      this.#parameters ??= [];
    } else if (/Responses?$/i.test(label)) {
      this.#phase = 'response';
      this.#heading = label;
    } else if (!/^JSON Fields$|^Content Type$/i.test(label)) this.#rest.push(label);
    else if (this.#phase === 'parameters' || this.#phase === 'head') this.#phase = 'request';
  }

  #note(text: string): void {
    const reply = this.#replies.at(-1);
    if (this.#phase === 'response' && reply)
      reply.note = [reply.note, descriptionOf(text)].filter(Boolean).join('\n\n');
    else this.#rest.push(text);
  }

  #code(text: string): void {
    const [first = '', ...lines] = text.split('\n');
    const target = this.#target();
    if (target === undefined || target.example) this.#rest.push(first);
    else target.example = { language: first.replace(/^\.\.\s+\S+::\s*/, ''), ...dedent(lines) };
  }

  /** The body to which fields, content types and examples belong at this point. */
  #target(): MutableBody | undefined {
    if (this.#phase === 'response') return this.#replies.at(-1);
    this.#phase = 'request';
    return (this.#body ??= { fields: [] });
  }

  #pair(key: string, text: string, widths: readonly number[]): void {
    const label = (strong(key) ?? '').toLowerCase();
    if (label === 'status') this.#status(text, widths);
    else if (label === 'location' && this.#replies.length > 0)
      (this.#replies.at(-1) as MutableReply).location = descriptionOf(text);
    else if (label === 'content type') this.#contentType(text, widths);
    else if (label === 'body') this.#describeBody(`${key}: ${text}`, text);
    else this.#rest.push(`${key}: ${text}`);
  }

  #describeBody(row: string, text: string): void {
    const target = this.#target();
    if (target === undefined || target.body !== undefined) this.#rest.push(row);
    else target.body = descriptionOf(text);
  }

  #status(text: string, widths: readonly number[]): void {
    this.#phase = 'response';
    this.#widths.status ??= widths;
    const [, status = text, statusText = ''] = /^(\d{3}|[1-5]XX|default)\b\s*([\s\S]*)$/.exec(text) ?? [];
    this.#replies.push({
      ...(this.#heading && { heading: this.#heading }),
      status,
      statusText: descriptionOf(statusText),
      fields: [],
    });
    this.#heading = undefined;
  }

  #contentType(text: string, widths: readonly number[]): void {
    const section = this.#phase === 'response' ? 'status' : 'request';
    this.#widths[section] ??= widths;
    const target = this.#target();
    if (target) target.contentType = unescapeText(/^\*(.*)\*$/s.exec(text)?.[1] ?? text);
  }

  #field(cells: readonly string[], widths: readonly number[]): void {
    const section = this.#phase === 'parameters' ? 'parameters' : this.#phase === 'response' ? 'fields' : 'body';
    this.#widths[section] ??= widths;
    const list = this.#phase === 'parameters' ? (this.#parameters ??= []) : this.#target()?.fields;
    if (list === undefined) this.#rest.push(cells.join(' '));
    else list.push(fieldOf(cells));
  }
}

function linesBelow(text: string): string[] {
  const [, ...lines] = text.split('\n');
  return lines.map((line) => line.trim());
}

/** A row of three or four cells as a field. */
export function fieldOf(cells: readonly string[]): Field {
  const [name = '', type = ''] = cells.map((cell) => cell.trim());
  const depth = /^\.*/.exec(name)?.[0].length ?? 0;
  return {
    depth,
    name: name.slice(depth) === '\\' ? ' ' : unescapeText(name.slice(depth)),
    type: unescapeText(type),
    ...(cells.length > 3 && { presence: unescapeText(cells[2]?.trim() ?? '') }),
    description: descriptionOf(cells.slice(cells.length > 3 ? 3 : 2).join('\n')),
  };
}

function strong(text: string): string | undefined {
  return /^\*\*(.+?)\*\*$/s.exec(text.trim())?.[1];
}

/** The lines of a literal block, without surrounding blank lines and common indentation. */
function dedent(lines: readonly string[]): { text: string; indent?: number } {
  const text = lines.filter((line) => line.trim() !== '');
  const indent = Math.min(...text.map((line) => /^ */.exec(line)?.[0].length ?? 0));
  const dedented = lines.map((line) => line.slice(indent)).join('\n');
  return {
    text: dedented.replace(/^\s*\n/, '').trimEnd(),
    ...(indent !== 3 && indent > 0 && Number.isFinite(indent) && { indent }),
  };
}
