/** Prints the resource map: a table per resource for people, JSON for programs. */
import { paint } from '../paint.js';
import type { ReportStyle } from '../report.js';
import { textWidth, wrap } from '../text-width.js';
import { counted, inline } from '../words.js';
import type { ResourceMap } from '../../resources/resource.js';
import { listResources } from './listing.js';
import type { FactRow } from './listing.js';

/** What the reporters of the map are given. */
export interface ResourcesReport {
  readonly map: ResourceMap;
  /** The contract's name. */
  readonly subject: string;
  /** The version of this package. */
  readonly version: string;
}

/** The version of the JSON output; raised when a field is removed or changes its meaning. */
const RESOURCES_VERSION = 1;

/** Every way of printing the map. */
export const resourcesReporters = { table, json } satisfies Record<
  string,
  (report: ResourcesReport, style: ReportStyle) => string
>;

/** For programs: `schemas/resources.json` describes it. */
function json({ map, subject, version }: ResourcesReport): string {
  const document = {
    version: RESOURCES_VERSION,
    tool: { name: 'hydra-contract', version },
    contract: subject,
    resources: listResources(map),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** For people: each fact with its value and how it is known; guesses are marked. */
function table({ map, subject }: ResourcesReport, style: ReportStyle): string {
  const listed = listResources(map);
  const { bold, dim } = paint(style.color);
  const blocks = listed.map(({ id, facts }) => [bold(inline(id)), ...rowsOf(facts, style), ''].join('\n'));
  const guesses = listed.flatMap(({ facts }) => facts).filter(({ confidence }) => confidence === 'guess').length;
  const summary = `${counted(listed.length, 'resource')} in ${inline(subject)}.`;
  const note = guesses === 0 ? '' : dim(` ? marks ${counted(guesses, 'guess')}; x-hydra-resource states facts.`);
  return [...blocks, `${summary}${note}`, ''].join('\n');
}

function rowsOf(facts: readonly FactRow[], { width, color }: ReportStyle): string[] {
  const { dim, yellow } = paint(color);
  const columns = Math.min(width, 110);
  const names = widest(
    facts.map(({ fact }) => fact),
    24,
  );
  const values = widest(
    facts.map(({ value }) => value),
    Math.floor(columns / 2) - 6,
  );
  return facts.flatMap(({ fact, value, reason, confidence }) => {
    const mark = confidence === 'guess' ? yellow('?') : ' ';
    const start = `  ${padded(inline(fact), names)} ${mark} `;
    const indent = ' '.repeat(names + values + 7);
    const [head = '', ...more] = wrap(inline(reason), columns - indent.length);
    const own = inline(value);
    // A long value has the line to itself.
    const isLong = textWidth(own) > values;
    const first = isLong
      ? [`${start}${own}`, `${indent}${dim(head)}`]
      : [`${start}${padded(own, values)}  ${dim(head)}`];
    return [...first, ...more.map((line) => `${indent}${dim(line)}`)];
  });
}

function widest(texts: readonly string[], most: number): number {
  return Math.min(Math.max(...texts.map((text) => textWidth(inline(text))), 0), most);
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(width - textWidth(text), 0));
}
