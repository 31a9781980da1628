/** Operations tables of the Hydra styles: `Method | Label | Expects | Returns | Statuses`. */
import type { Class, SupportedProperty } from '../../../src/model/contract.js';
import type { Finding } from '../../../src/finding.js';
import { linkPath } from '../hydra-pages/from-contract.js';
import type { PageOperation } from '../hydra-pages/page.js';
import type { PipeTable } from '../tables/pipe-table.js';
import { compareIris, compareStatuses, compareText, plain } from './compare.js';
import { TableDiff } from './diff.js';
import { driftedTemplate, missing, unknown, unmatched } from './findings.js';
import type { HeaderIndex, SyncContext } from './context.js';
import { propertyOf } from './match-class.js';
import { shape } from './places.js';
import type { PlacedUrl, TablePlace } from './places.js';
import type { TableEdits } from './table-edit.js';

interface Target {
  readonly cls: Class;
  readonly property?: SupportedProperty;
  readonly operations: readonly PageOperation[];
}

/** Compares an operations table with what the class or link at its URL template supports. */
export function syncOperations(
  context: SyncContext,
  table: PipeTable,
  place: TablePlace,
  index: HeaderIndex,
): TableEdits | undefined {
  const targets = targetsOf(context, place, table, index);
  if (targets.length !== 1) {
    const why =
      targets.length === 0
        ? 'no class or link of the contract fits its URL template and headings'
        : `its URL template fits ${targets.map(({ cls, property }) => property?.compact ?? cls.compact).join(' and ')}`;
    context.findings.push(unmatched({ file: context.file, line: table.line }, why));
    return undefined;
  }
  return compareRows(context, table, index, targets[0] as Target);
}

function targetsOf(context: SyncContext, place: TablePlace, table: PipeTable, index: HeaderIndex): Target[] {
  const { classes, places } = context;
  const section = classes.classOf(place.heading);
  const title = places.headings[place.heading]?.title ?? '';
  const property = section && propertyOf(section, title);
  const elsewhere = section && property?.link && isElsewhere(context, place, section, property);
  if (section && property?.link && !elsewhere) return [linkTarget(context, section, property)];
  const near = classes.classAt(place.heading);
  if (place.url) {
    const found = classes
      .at(place.url.text, near)
      .map(({ cls, property: link, path }) =>
        link ? linkTarget(context, cls, link) : classTarget(context, cls, path),
      );
    if (found.length > 0 || elsewhere) return found;
  }
  return near
    ? bestOf(
        near.paths.length > 0
          ? near.paths.map((path) => classTarget(context, near, path))
          : [classTarget(context, near, undefined)],
        table,
        index,
      )
    : [];
}

/** Whether a table has a URL template of its own beside the link's. */
function isElsewhere({ places }: SyncContext, { url }: TablePlace, cls: Class, property: SupportedProperty): boolean {
  const wanted = property.link?.path ?? linkPath(cls, property);
  const beside = (other: PlacedUrl) => other.heading === url?.heading && sameTemplate(other.text, wanted);
  return url !== undefined && !sameTemplate(url.text, wanted) && places.urls.some(beside);
}

/** Of several templates of a class, the one whose methods the table lists; all where that does not tell. */
function bestOf(targets: readonly Target[], table: PipeTable, index: HeaderIndex): Target[] {
  const methods = table.rows.map(({ cells }) => plain(cells[index('method')] ?? '').toUpperCase());
  const withOperations = targets.filter(({ operations }) => operations.length > 0);
  if (withOperations.length < 2) return withOperations;
  const fitting = withOperations.filter(
    ({ operations }) => String(operations.map(({ method }) => method).toSorted()) === String(methods.toSorted()),
  );
  return fitting.length === 1 ? fitting : withOperations;
}

function classTarget(context: SyncContext, cls: Class, path: string | undefined): Target {
  const templates = context.printed(cls).templates;
  const own = path === undefined ? templates : templates.filter(({ url }) => url === path);
  return { cls, operations: own.flatMap(({ operations }) => operations) };
}

function linkTarget(context: SyncContext, cls: Class, property: SupportedProperty): Target {
  const printed = context.printed(cls).properties[cls.properties.indexOf(property)];
  return { cls, property, operations: printed?.template?.operations ?? [] };
}

function compareRows(context: SyncContext, table: PipeTable, index: HeaderIndex, target: Target): TableEdits {
  const diff = new TableDiff(context, table);
  const pairs = pairRows(table, index, target.operations);
  const owner = target.property?.compact ?? target.cls.compact;
  for (const [row, operation] of pairs.matched) compareRow(diff, row, index, operation);
  for (const row of pairs.extra) {
    context.findings.push(
      unknown({ file: context.file, line: diff.line(row) }, `the operation "${rowName(table, row, index)}"`, owner),
    );
    diff.remove(row);
  }
  for (const operation of pairs.absent) {
    context.findings.push(
      missing(
        { file: context.file, line: table.line },
        `the operation "${operation.method} ${operation.label}" of ${owner}`,
        [owner],
      ),
    );
    diff.add(rowOf(index, operation));
  }
  return diff.edits();
}

/** Rows and operations of the same method; of several, those of the same label first. */
function pairRows(table: PipeTable, index: HeaderIndex, operations: readonly PageOperation[]) {
  const left = [...operations];
  const matched = new Map<number, PageOperation>();
  const take = (row: number, fits: (operation: PageOperation) => boolean) => {
    const at = matched.has(row) ? -1 : left.findIndex(fits);
    if (at >= 0) matched.set(row, left.splice(at, 1)[0] as PageOperation);
  };
  const cell = (row: number, name: string) => plain(table.rows[row]?.cells[index(name)] ?? '');
  const rows = table.rows.map((_, row) => row);
  for (const row of rows)
    take(row, ({ method, label }) => method === cell(row, 'method').toUpperCase() && label === cell(row, 'label'));
  for (const row of rows) take(row, ({ method }) => method === cell(row, 'method').toUpperCase());
  for (const row of rows) take(row, ({ label }) => label !== '' && label === cell(row, 'label'));
  return { matched, extra: rows.filter((row) => !matched.has(row)), absent: left };
}

function compareRow(diff: TableDiff, row: number, index: HeaderIndex, wanted: PageOperation): void {
  const cell = (...names: [string, ...string[]]) => ({
    row,
    column: index(...names),
    what: `${wanted.method} ${wanted.label}, ${names[0]}`,
  });
  diff.compare(cell('method'), wanted.method, (text) =>
    plain(text).toUpperCase() === wanted.method ? { kind: 'same' } : { kind: 'drift', cell: wanted.method },
  );
  diff.compare(cell('label'), wanted.label, (text) => compareText(text, wanted.label));
  diff.compare(cell('expects'), wanted.expects, (text) => compareIris(text, wanted.expects));
  diff.compare(cell('returns'), wanted.returns, (text) => compareIris(text, wanted.returns));
  diff.compare(cell('statuses', 'status'), wanted.statuses, (text) => compareStatuses(text, wanted.statuses));
}

function rowOf(index: HeaderIndex, operation: PageOperation): Map<number, string> {
  return new Map([
    [index('method'), operation.method],
    [index('label'), operation.label],
    [index('expects'), operation.expects],
    [index('returns'), operation.returns],
    [index('statuses', 'status'), operation.statuses],
  ]);
}

function rowName(table: PipeTable, row: number, index: HeaderIndex): string {
  const cells = table.rows[row]?.cells ?? [];
  return [cells[index('method')], cells[index('label')]]
    .map((cell) => plain(cell ?? ''))
    .join(' ')
    .trim();
}

/** A URL template that stands in a link's or a class's section and is not where that lives. */
export function urlDrift(context: SyncContext, url: PlacedUrl): Finding[] {
  const { classes, places } = context;
  const section = classes.classOf(url.heading);
  const property = section && propertyOf(section, places.headings[url.heading]?.title ?? '');
  if (section && property?.link) {
    const wanted = property.link.path ?? linkPath(section, property);
    return sameTemplate(url.text, wanted) ||
      isElsewhere(context, { line: url.line, heading: url.heading, url }, section, property)
      ? []
      : [driftedTemplate({ file: context.file, line: url.line }, property.title, url.text, wanted, property.iri)];
  }
  const near = classes.classAt(url.heading);
  if (property || near === undefined || !hasTable(context, url) || classes.at(url.text, near).length > 0) return [];
  const stated = new Set(places.urls.map(({ text }) => shape(text)));
  const [only, ...others] = near.paths.filter((path) => !stated.has(shape(path)));
  return only !== undefined && others.length === 0
    ? [driftedTemplate({ file: context.file, line: url.line }, near.title, url.text, only, near.iri)]
    : [];
}

/** Numbered variables (`{0}`) and other names for them are the page's own. */
function sameTemplate(page: string, wanted: string): boolean {
  return shape(page) === shape(wanted);
}

function hasTable({ places }: SyncContext, url: PlacedUrl): boolean {
  return [...places.tables.values()].some((place) => place.url === url);
}
