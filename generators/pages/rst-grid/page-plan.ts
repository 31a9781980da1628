/** Plans the content of each page: as on the pages that were read, or else one page per tag. */
import type { Contract, OpenApiOperation, Tag } from '../../../src/model/contract.js';
import { get, getArray, getObject, getString, isArray } from '../../../src/model/json.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { kebab, uniqueNames } from '../../names.js';
import { keptPages, PAGE_EXTENSION } from '../style.js';
import { about } from './about.js';
import { width } from './columns.js';
import { tableOfSchema } from './fields-table.js';
import type { WrittenTable } from './fields-table.js';
import { defaultLabel, sectionLabel } from './labels.js';
import { sectionWidths } from './layout.js';
import { headingText, measuredEndpoint } from './printed.js';
import { endpointOf } from './write-endpoint.js';
import type { WrittenEndpoint } from './write-endpoint.js';

export interface PlannedPage {
  readonly file: string;
  readonly sections: readonly PlannedSection[];
  readonly endLabels: readonly string[];
  /** The number of line ends before the first and after the last part. */
  readonly start: number;
  readonly end: number;
  readonly crlf: boolean;
}

interface PlannedLabel {
  readonly name: string;
  readonly gap: number;
}

interface PlannedSection {
  readonly labels: readonly PlannedLabel[];
  readonly gap: number;
  readonly title: string | undefined;
  readonly underline: string;
  readonly description: string;
  /** Its tables in order: those of endpoints and those that list only fields. */
  readonly endpoints: readonly (PlannedEndpoint | PlannedTable)[];
}

export interface PlannedEndpoint extends WrittenEndpoint {
  readonly labels: readonly PlannedLabel[];
  readonly gap: number;
  readonly layout: ReturnType<typeof sectionWidths>;
}

export interface PlannedTable extends WrittenTable {
  readonly labels: readonly PlannedLabel[];
  readonly gap: number;
}

/** The pages of a contract. */
export function pagesOf(contract: Contract): PlannedPage[] {
  const planner = new Planner(contract);
  const pages = keptPages(contract, about.name).map(([file, options]) => planner.page(file, options));
  return [...pages, ...planner.others()];
}

class Planner {
  readonly #contract: Contract;
  readonly #label = uniqueNames();
  readonly #file = uniqueNames();
  readonly #done = new Set<string>();

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  page(file: string, options: JsonObject): PlannedPage {
    const names = getArray(options, 'sections').filter((name) => typeof name === 'string');
    return {
      file: this.#fileName(file.replace(/\.rst$/, '')),
      sections: names.map((name, index) => this.#section(this.#tag(name), index === 0)),
      endLabels: getArray(options, 'endLabels').filter((name) => typeof name === 'string'),
      start: count(options, 'start', 0),
      end: count(options, 'end', 1),
      crlf: getString(options, 'lineEnd') === 'crlf',
    };
  }

  /** One page for each tag that is not on a page yet, and one for operations without a tag. */
  others(): PlannedPage[] {
    const { tags, operations } = this.#contract.openapi;
    const used = operations.map((operation) => operation.tags[0] ?? '');
    const names = new Set([...tags.map(({ name }) => name).filter((name) => used.includes(name)), ...used]);
    return [...names].filter((name) => !this.#done.has(name)).map((name) => this.#tagPage(name));
  }

  #tagPage(name: string): PlannedPage {
    const section = this.#section(name === '' ? this.#rest() : this.#tag(name), true);
    return {
      file: this.#fileName(kebab(name || 'api')),
      sections: [section],
      endLabels: [],
      start: 0,
      end: 1,
      crlf: false,
    };
  }

  #fileName(name: string): string {
    return `${this.#file(name)}.rst`;
  }

  #tag(name: string): Tag & { heading?: string } {
    return this.#contract.openapi.tags.find((tag) => tag.name === name) ?? { name, extensions: {}, pointer: '#/tags' };
  }

  /** The section of operations without a tag. */
  #rest(): Tag & { heading: string } {
    const { title, description } = this.#contract.openapi;
    return {
      name: '',
      heading: title || this.#contract.name,
      ...(description !== undefined && { description }),
      extensions: {},
      pointer: '#',
    };
  }

  #section(tag: Tag & { heading?: string }, first: boolean): PlannedSection {
    this.#done.add(tag.name);
    const page = getObject(tag.extensions, PAGE_EXTENSION);
    const title = tag.heading ?? getString(page, 'title') ?? tag.name;
    const shown = headingText(title);
    const length = Math.max(count(page, 'underlineLength', width(shown)), 1);
    const labels = this.#labels(page, sectionLabel(title));
    const endpoints = this.#operations(tag.name, page).map((operation) => this.#endpoint(operation));
    return {
      ...labels,
      title: get(page, 'heading') === false ? undefined : shown,
      underline: (getString(page, 'underline') ?? (first ? '=' : '-')).slice(0, 1).repeat(length),
      description: tag.description ?? '',
      endpoints: this.#withTables(endpoints, getArray(page, 'tables')),
    };
  }

  #operations(tag: string, page: JsonObject): readonly OpenApiOperation[] {
    const order = getArray(page, 'operations');
    const place = (operation: OpenApiOperation) => order.indexOf(operation.id) + 1 || order.length + 1;
    const own = this.#contract.openapi.operations.filter((operation) => (operation.tags[0] ?? '') === tag);
    return order.length === 0 ? own : own.toSorted((a, b) => place(a) - place(b));
  }

  #endpoint(operation: OpenApiOperation): PlannedEndpoint {
    const endpoint = endpointOf(this.#contract, operation);
    const layout = sectionWidths(measuredEndpoint(endpoint), endpoint.widths, endpoint.ownTotal);
    return {
      ...endpoint,
      ...this.#labels(getObject(operation.extensions, PAGE_EXTENSION), defaultLabel(endpoint.title)),
      layout,
    };
  }

  /** Places each table of fields after the same number of endpoints as on the page that was read. */
  #withTables(endpoints: readonly PlannedEndpoint[], tables: readonly Json[]): (PlannedEndpoint | PlannedTable)[] {
    const all: (PlannedEndpoint | PlannedTable)[] = [];
    const left = [...tables];
    for (let at = 0; at <= endpoints.length; at++) {
      const here = left.filter((each) => count(each, 'after', 0) === at || at === endpoints.length);
      for (const each of here) left.splice(left.indexOf(each), 1);
      all.push(...here.flatMap((each) => this.#table(getString(each, 'schema') ?? '')), ...endpoints.slice(at, at + 1));
    }
    return all;
  }

  #table(name: string): PlannedTable[] {
    const schema = this.#contract.openapi.schemas.find((each) => each.name === name);
    if (schema === undefined) return [];
    const table = tableOfSchema(this.#contract, schema);
    return [{ ...table, ...this.#labels(table.place, defaultLabel(table.title)) }];
  }

  #labels(page: JsonObject, usual: string): { labels: PlannedLabel[]; gap: number } {
    const own = get(page, 'labels');
    const names = isArray(own) ? own.filter((name) => typeof name === 'string') : [this.#label(usual)];
    const gaps = getArray(page, 'gaps').map((gap) => (typeof gap === 'number' ? gap : 1));
    return { labels: names.map((name, index) => ({ name, gap: gaps[index] ?? 1 })), gap: gaps[names.length] ?? 1 };
  }
}

function count(owner: Json, key: string, usual: number): number {
  const value = get(owner, key);
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 1000 ? value : usual;
}
