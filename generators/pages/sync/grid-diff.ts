import type { Finding } from '../../../src/finding.js';
import type { Body, Endpoint, Field, Reply } from '../rst-grid/endpoint.js';
import type { GridRow, GridTable } from '../rst-grid/grid-table.js';
import { readChoices, sayChoices } from '../rst-grid/idioms.js';
import { printedField, requestLine } from '../rst-grid/printed.js';
import { descriptionLines, descriptionOf } from '../rst-grid/rst-blocks.js';
import { escapeText, escapeWithin, unescapeText } from '../rst-grid/rst-text.js';
import { rstTypes } from '../rst-grid/types.js';
import { compareText, compareType } from './compare.js';
import { drifted, missing, unknown } from './findings.js';
import { shape } from './places.js';

export interface GridContext {
  readonly file: string;
  /** Line of the table's first border, counted from 1. */
  readonly line: number;
  readonly id: string;
  readonly findings: Finding[];
}

/** Follows an endpoint table row by row beside what the contract says. */
export class GridDiff {
  readonly #table: GridTable;
  readonly #wanted: Endpoint;
  readonly #context: GridContext;
  #phase: 'head' | 'parameters' | 'request' | 'response' = 'head';
  #reply = -1;
  #changed = false;
  /** Paths of fields that have been seen, by section. */
  #path: string[] = [];
  #seen = new Set<string>();
  #sections = new Map<string, { fields: readonly Field[]; seen: Set<string>; line: number }>();

  constructor(table: GridTable, wanted: Endpoint, context: GridContext) {
    this.#table = table;
    this.#wanted = wanted;
    this.#context = context;
  }

  /** The table as it should be, or undefined if it is so already. */
  run(): GridTable | undefined {
    let line = this.#context.line + 1;
    const rows = this.#table.rows.map((row, index) => {
      const next = this.#row(row, index, line);
      line += (row.cells[0]?.length ?? 1) + 1;
      return next;
    });
    this.#absent();
    return this.#changed ? { ...this.#table, rows } : undefined;
  }

  #row(row: GridRow, index: number, line: number): GridRow {
    const texts = row.cells.map((cell) => cell.join('\n').trimEnd());
    if (texts.length === 1)
      return index === 0 ? this.#title(row, texts[0] ?? '', line) : this.#wide(row, texts[0] ?? '', line);
    return texts.length === 2 ? this.#pair(row, texts, line) : this.#field(row, texts, line);
  }

  #title(row: GridRow, text: string, line: number): GridRow {
    const said = unescapeText(/^\*\*([\s\S]*)\*\*$/.exec(text)?.[1] ?? text);
    if (said === this.#wanted.title.trim()) return row;
    return this.#edit(
      row,
      0,
      `**${escapeWithin(this.#wanted.title)}**`,
      this.#drift(line, 'title', said, this.#wanted.title),
    );
  }

  #wide(row: GridRow, text: string, line: number): GridRow {
    const label = /^\*\*(.+)\*\*$/.exec(text)?.[1] ?? '';
    if (/Parameters$/i.test(label)) this.#phase = 'parameters';
    else if (/Responses?$/i.test(label)) this.#phase = 'response';
    else if (/^(?:JSON Fields|Content Type)$/i.test(label) && this.#phase !== 'response') this.#phase = 'request';
    const [, method, path] = /^\*\*([A-Z]+)\*\*[ \t]+(\S+)/.exec(text) ?? [];
    if (method === undefined || path === undefined || this.#phase !== 'head') return row;
    const said = unescapeText(path);
    const same =
      method === this.#wanted.method &&
      (shape(said) === shape(this.#wanted.path) || shape(said).endsWith(shape(this.#wanted.path)));
    if (same) return row;
    const wanted = requestLine(this.#wanted);
    return this.#edit(
      row,
      0,
      text.replace(/^\*\*[A-Z]+\*\*[ \t]+\S+/, () => wanted),
      this.#drift(line, 'path', `${method} ${said}`, `${this.#wanted.method} ${this.#wanted.path}`),
    );
  }

  #pair(row: GridRow, [key = '', text = '']: readonly string[], line: number): GridRow {
    const label = key.replaceAll('*', '').trim().toLowerCase();
    if (label === 'status') return this.#status(row, text, line);
    if (label !== 'content type') return row;
    if (this.#phase !== 'response') this.#phase = 'request';
    const wanted = this.#body()?.contentType;
    const said = unescapeText(/^\*([\s\S]*)\*$/.exec(text)?.[1] ?? text);
    if (wanted === undefined || said === wanted) return row;
    return this.#edit(row, 1, `*${escapeWithin(wanted)}*`, this.#drift(line, 'content type', said, wanted));
  }

  #status(row: GridRow, text: string, line: number): GridRow {
    this.#phase = 'response';
    const [, code = '', words = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
    const at = this.#wanted.replies.findIndex(({ status }) => status === code);
    this.#reply = at >= 0 ? at : this.#reply + 1;
    const wanted: Reply | undefined = this.#wanted.replies[this.#reply];
    if (wanted === undefined) {
      this.#context.findings.push(
        unknown({ file: this.#context.file, line }, `the status "${text}"`, this.#context.id),
      );
      return row;
    }
    const same =
      code === wanted.status && (wanted.statusText === '' || compareText(words, wanted.statusText).kind === 'same');
    if (same) return row;
    return this.#edit(
      row,
      1,
      descriptionLines(`${wanted.status} ${wanted.statusText}`.trim(), widthOf(row, 1)).join('\n'),
      this.#drift(line, 'status', text, `${wanted.status} ${wanted.statusText}`),
    );
  }

  #field(row: GridRow, texts: readonly string[], line: number): GridRow {
    const [name = '', type = ''] = texts.map((text) => text.trim());
    const depth = /^\.*/.exec(name)?.[0].length ?? 0;
    this.#path.splice(depth, this.#path.length, unescapeText(name.slice(depth)));
    const section = this.#section(line);
    const field = section.fields.find((each) => pathsOf(section.fields).get(each) === this.#path.join('/'));
    if (field === undefined) {
      this.#context.findings.push(unknown({ file: this.#context.file, line }, `"${name}"`, this.#context.id));
      return row;
    }
    section.seen.add(this.#path.join('/'));
    const what = (part: string) => `${name}, ${part}`;
    let next = row;
    const verdict = compareType(type, field.type, rstTypes);
    if (verdict.kind === 'drift')
      next = this.#edit(next, 1, escapeText(field.type), this.#drift(line, what('type'), type, field.type));
    const presence = texts.length > 3 ? texts[2]?.trim() : undefined;
    if (
      presence !== undefined &&
      field.presence !== undefined &&
      presence.toLowerCase() !== field.presence.toLowerCase() &&
      /^(?:optional|required)$/i.test(presence)
    ) {
      next = this.#edit(
        next,
        2,
        field.presence,
        this.#drift(line, what('optional or required'), presence, field.presence),
      );
    }
    return this.#choices(next, field, line, what('choices'));
  }

  #choices(row: GridRow, field: Field, line: number, what: string): GridRow {
    const last = row.cells.length - 1;
    const text = descriptionOf((row.cells[last] ?? []).join('\n').trimEnd());
    const said = readChoices(text);
    const wanted = readChoices(field.description);
    if (said === undefined || wanted === undefined || said.join('\n') === wanted.join('\n')) return row;
    const changed = descriptionLines(sayChoices(text, wanted), widthOf(row, last)).join('\n');
    return this.#edit(row, last, changed, this.#drift(line, what, said.join(', '), wanted.join(', ')));
  }

  /** The fields that the contract has where the table is now. */
  #section(line: number) {
    const key = `${this.#phase}${this.#reply}`;
    const fields = this.#phase === 'parameters' ? (this.#wanted.parameters ?? []) : (this.#body()?.fields ?? []);
    const section = this.#sections.get(key) ?? { fields, seen: new Set<string>(), line };
    if (!this.#sections.has(key)) this.#path.splice(1);
    this.#sections.set(key, section);
    return section;
  }

  #body(): Body | undefined {
    return this.#phase === 'response' ? this.#wanted.replies[this.#reply] : this.#wanted.request;
  }

  /** Fields of the sections that the page has, for which it has no row. */
  #absent(): void {
    const { file, id, line, findings } = this.#context;
    const parameters = this.#wanted.parameters ?? [];
    if (!this.#sections.has('parameters-1') && parameters.length > 0)
      this.#sections.set('parameters-1', { fields: parameters, seen: this.#seen, line });
    for (const { fields, seen, line: at } of this.#sections.values()) {
      const paths = pathsOf(fields);
      const rows = fields.filter((field) => field.name !== '' && !seen.has(paths.get(field) ?? ''));
      const covered = [...seen].map((path) => path.slice(0, path.lastIndexOf('/') + 1));
      for (const field of rows) {
        const parent = (paths.get(field) ?? '').slice(0, (paths.get(field) ?? '').lastIndexOf('/') + 1);
        if (parent === '' || covered.includes(parent))
          findings.push(missing({ file, line: at }, `"${printedField(field).name}" of ${id}`, [id, field.name]));
      }
    }
  }

  #drift(line: number, what: string, page: string, contract: string): Finding {
    return drifted(
      { file: this.#context.file, line },
      `${this.#wanted.method} ${this.#wanted.path}, ${what}`,
      page,
      contract,
      [this.#context.id],
    );
  }

  #edit(row: GridRow, cell: number, text: string, finding: Finding): GridRow {
    this.#changed = true;
    this.#context.findings.push(finding);
    const cells = row.cells.map((lines, index) => (index === cell ? text.split('\n') : lines));
    const used = cells.map((lines) => lines.findLastIndex((each) => each !== '') + 1);
    const height = Math.max(1, ...used);
    return {
      ...row,
      cells: cells.map((lines) => [
        ...lines.slice(0, height),
        ...Array<string>(Math.max(0, height - lines.length)).fill(''),
      ]),
    };
  }
}

/** Each field's names from the top, joined by `/`. */
function pathsOf(fields: readonly Field[]): ReadonlyMap<Field, string> {
  const open: string[] = [];
  return new Map(
    fields.map((field) => {
      open.splice(field.depth, open.length, field.name);
      return [field, open.join('/')];
    }),
  );
}

function widthOf(row: GridRow, cell: number): number {
  return (row.bounds[cell + 1] ?? 0) - (row.bounds[cell] ?? 0) - 3;
}
