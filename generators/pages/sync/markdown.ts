/** Markdown and MDX pages: rewrites the contract's tables in place and says what had drifted (FORMATS, "Pages with prose"). */
import type { Class, Contract } from '../../../src/model/contract.js';
import type { Finding } from '../../../src/finding.js';
import { restoreLinkSign } from '../hydra-pages/cells.js';
import { classPage } from '../hydra-pages/from-contract.js';
import type { ClassPage, PageProperty } from '../hydra-pages/page.js';
import type { PageText, SyncedPage } from '../style.js';
import { scanTables } from '../tables/pipe-table.js';
import type { Dialect, PipeTable } from '../tables/pipe-table.js';
import { compareFlag, compareIris, compareRange, plain } from './compare.js';
import type { HeaderIndex, SyncContext } from './context.js';
import { TableDiff } from './diff.js';
import { missing, unknown, unmatched } from './findings.js';
import { ClassMatcher, propertyOf } from './match-class.js';
import type { DomainVote } from './match-class.js';
import { syncOperations, urlDrift } from './operations.js';
import { placesOf } from './places.js';
import type { Places, TablePlace } from './places.js';
import { syncFields, syncServiceOperations } from './service.js';
import { editTable, hasEdits } from './table-edit.js';
import type { TableEdits } from './table-edit.js';

/** The page with the contract's tables rewritten, and one finding for each drift that was there. */
export function syncMarkdown(page: PageText, contract: Contract, dialect: Dialect = { mdx: true }): SyncedPage {
  return new MarkdownSync(page, contract, dialect).run();
}

class MarkdownSync {
  readonly #page: PageText;
  readonly #dialect: Dialect;
  readonly #context: SyncContext;
  /** The properties that each class of the page has a section for. */
  readonly #covered = new Map<Class, { readonly titles: Set<string>; readonly line: number }>();

  constructor(page: PageText, contract: Contract, dialect: Dialect) {
    const places = placesOf(page.text, dialect);
    const printed = new Map<Class, ClassPage>();
    this.#page = page;
    this.#dialect = dialect;
    this.#context = {
      file: page.file,
      contract,
      places,
      classes: new ClassMatcher(contract, places, votes(page.text, dialect, places)),
      findings: [],
      printed: (cls) => printed.get(cls) ?? remember(printed, cls, classPage(contract, cls)),
    };
  }

  run(): SyncedPage {
    const segments = scanTables(this.#page.text, this.#dialect);
    const text = segments
      .map((segment) => (segment.kind === 'text' ? segment.text : this.#table(segment.text, segment.table)))
      .join('');
    this.#context.findings.push(...this.#urls(), ...this.#missing());
    return { text, findings: this.#context.findings };
  }

  #table(text: string, table: PipeTable): string {
    const place = this.#context.places.tables.get(table.line) ?? { line: table.line, heading: -1 };
    const edits = this.#edits(table, place);
    return edits && hasEdits(edits) ? editTable(text, table, edits) : text;
  }

  #edits(table: PipeTable, place: TablePlace): TableEdits | undefined {
    const index = headerIndex(table);
    if (index('domain') >= 0 && (index('range') >= 0 || index('readonly') >= 0))
      return this.#property(table, place, index);
    if (index('method') >= 0 && index('path') >= 0) return syncServiceOperations(this.#context, table, place, index);
    if (index('method') >= 0 && index('label', 'returns', 'expects', 'status', 'statuses') >= 0)
      return syncOperations(this.#context, table, place, index);
    return index('name') >= 0 && index('type') >= 0 ? syncFields(this.#context, table, place, index) : undefined;
  }

  #property(table: PipeTable, place: TablePlace, index: HeaderIndex): TableEdits | undefined {
    const { classes, places, findings, file } = this.#context;
    const title = places.headings[place.heading]?.title ?? '';
    const domains = domainsOf(table, index);
    const found = classes.property(place.heading, domains);
    const cls = found?.cls ?? classes.classOf(place.heading);
    if (cls === undefined) {
      findings.push(
        unmatched({ file, line: table.line }, 'no class of the contract fits its domain, URL template or headings'),
      );
      return undefined;
    }
    if (found === undefined) {
      this.#cover(cls, title, places.headings[place.heading]?.line ?? table.line);
      findings.push(
        unknown(
          { file, line: places.headings[place.heading]?.line ?? table.line },
          `the property "${title}"`,
          cls.compact,
        ),
      );
      return undefined;
    }
    this.#cover(cls, found.property.title, places.headings[place.heading]?.line ?? table.line);
    const printed = this.#context.printed(cls).properties[cls.properties.indexOf(found.property)];
    return printed && table.rows.length > 0
      ? this.#propertyRow(table, index, printed, [found.property.iri, found.property.compact, cls.iri])
      : undefined;
  }

  #propertyRow(table: PipeTable, index: HeaderIndex, wanted: PageProperty, about: readonly string[]): TableEdits {
    const diff = new TableDiff(this.#context, table);
    const cell = (name: string, ...others: string[]) => ({
      row: 0,
      column: index(name, ...others),
      what: `${wanted.title}, ${name}`,
      about,
    });
    diff.compare(cell('domain'), wanted.domain, (text) => compareIris(text, wanted.domain));
    diff.compare(cell('range'), rangeText(wanted), (text) => compareRange(text, wanted));
    diff.compare(cell('readonly', 'read only', 'read-only'), wanted.readonly, (text) =>
      compareFlag(text, wanted.readonly),
    );
    diff.compare(cell('writeonly', 'write only', 'write-only'), wanted.writeonly, (text) =>
      compareFlag(text, wanted.writeonly),
    );
    return diff.edits();
  }

  #cover(cls: Class, title: string, line: number): void {
    const covered = this.#covered.get(cls) ?? remember(this.#covered, cls, { titles: new Set<string>(), line });
    covered.titles.add(title);
  }

  /** URL templates in sections of links that are not the link's. */
  #urls(): Finding[] {
    return this.#context.places.urls.flatMap((url) => urlDrift(this.#context, url));
  }

  /** Properties of the page's classes that no section and no heading is about. */
  #missing(): Finding[] {
    const { classes, places, file } = this.#context;
    return [...this.#covered].flatMap(([cls, { titles, line }]) => {
      const headed = places.headings.flatMap(({ title }, index) =>
        classes.classOf(index) === cls ? [propertyOf(cls, title)] : [],
      );
      const absent = cls.properties.filter((property) => !titles.has(property.title) && !headed.includes(property));
      return absent.map((property) =>
        missing({ file, line }, `the property "${property.title}" of ${cls.compact}`, [
          property.iri,
          property.compact,
          cls.iri,
        ]),
      );
    });
  }
}

function rangeText({ range, members }: PageProperty): string {
  return members === '' ? range : `${range} (of ${members})`;
}

function remember<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.set(key, value);
  return value;
}

/** The column of the first of these names, or -1. */
function headerIndex(table: PipeTable): HeaderIndex {
  const names = table.header.cells.map((cell) => plain(cell).toLowerCase());
  return (...wanted) => names.findIndex((name) => wanted.includes(name));
}

function domainsOf(table: PipeTable, index: HeaderIndex): string[] {
  const cell = restoreLinkSign(table.rows[0]?.cells[index('domain')] ?? '');
  return cell.match(/[A-Za-z][\w.+-]*:(?!\s)[^\s,()|<>"{}*`\]]+/g) ?? [];
}

function votes(text: string, dialect: Dialect, places: Places): DomainVote[] {
  return scanTables(text, dialect).flatMap((segment) => {
    if (segment.kind !== 'table') return [];
    const index = headerIndex(segment.table);
    const heading = places.tables.get(segment.table.line)?.heading ?? -1;
    return index('domain') >= 0 && index('range') >= 0 ? [{ heading, domains: domainsOf(segment.table, index) }] : [];
  });
}
