/** Lays out the picture of one class. */
import type { Class, Contract, SupportedProperty } from '../../src/model/contract.js';
import { compactIri } from '../../src/model/namespaces.js';
import { operationsAt } from '../operations.js';
import { box } from './box.js';
import { colour } from './palette.js';
import type { Drawing, Edge, Node } from './graphviz.js';
import { label, plain } from './text.js';

/** More rows are unreadable in a picture, and with many hundreds Graphviz runs out of memory. */
export const MOST_ROWS = 60;

/** The picture of a class: its properties, its operations and the classes that its links lead to. */
export function classDrawing(contract: Contract, cls: Class): Drawing {
  const targets = new Targets(contract);
  const edges = cls.properties
    .slice(0, MOST_ROWS)
    .flatMap((property, index) => edgesOf(property, `p${index}`, targets));
  const html = table([head(cls), ...operationRows(contract, cls), ...propertyRows(contract, cls)]);
  return {
    title: `Class ${cls.title}`,
    description: describe(contract, cls),
    direction: 'LR',
    nodes: [{ name: 'class', html }, ...targets.nodes],
    edges,
  };
}

/** The boxes of the classes and collections that links lead to, each drawn once. */
class Targets {
  readonly nodes: Node[] = [];
  readonly #names = new Map<string, string>();
  readonly #contract: Contract;

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  /** The name of the node for a class, or for a collection whose members belong to the class. */
  get(iri: string, collection: boolean): string {
    const key = `${collection} ${iri}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = `t${this.#names.size}`;
    this.#names.set(key, name);
    this.nodes.push({ name, html: targetBox(this.#contract, iri, collection) });
    return name;
  }
}

function edgesOf(property: SupportedProperty, port: string, targets: Targets): readonly Edge[] {
  const { link, range } = property;
  if (link === undefined) return [];
  const dashed = link.kind === 'TemplatedLink';
  const collection = link.memberClass.length > 0;
  return (collection ? link.memberClass : range).map((iri) => ({
    tail: 'class',
    head: targets.get(iri, collection),
    port,
    dashed,
    arrow: collection ? 'crow' : 'normal',
  }));
}

// ── Tables ──────────────────────────────────────────────────────────────────────────────────────

function table(rows: readonly string[]): string {
  return `<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="4" COLOR="${colour('line')}" BGCOLOR="${colour('body')}">${rows.join('')}</TABLE>`;
}

function head({ title, compact }: Class): string {
  const second = `<BR/>${label(compact, { colour: 'quiet', size: 10 })}`;
  return `<TR><TD COLSPAN="3" BGCOLOR="${colour('head')}">${label(title, { bold: true, size: 14 })}${second}</TD></TR>`;
}

function operationRows(contract: Contract, cls: Class): readonly string[] {
  const operations = operationsAt(contract, cls.operations);
  if (operations.length === 0) return [];
  const rows = operations.slice(0, MOST_ROWS).map(({ method, title }) => {
    const text = `${label(method, { bold: true, size: 11 })} ${label(title ?? '', { size: 11 })}`;
    return `<TR><TD ALIGN="LEFT" COLSPAN="3">${text}</TD></TR>`;
  });
  return [...rows, ...more(operations.length), '<HR/>'];
}

function propertyRows(contract: Contract, { properties }: Class): readonly string[] {
  if (properties.length === 0)
    return [`<TR><TD COLSPAN="3">${label('no properties', { colour: 'quiet', size: 11 })}</TD></TR>`];
  const rows = properties.slice(0, MOST_ROWS).map((property, index) => {
    const cells = [
      `<TD ALIGN="LEFT">${label(property.key)}</TD>`,
      `<TD ALIGN="LEFT">${rangeLabel(contract, property)}</TD>`,
      `<TD ALIGN="RIGHT" PORT="p${index}">${label(remark(contract, property), { colour: 'quiet', size: 10 })}</TD>`,
    ];
    return `<TR>${cells.join('')}</TR>`;
  });
  return [...rows, ...more(properties.length)];
}

/** A last row with the number of rows that are not shown. */
function more(count: number): readonly string[] {
  if (count <= MOST_ROWS) return [];
  return [
    `<TR><TD ALIGN="LEFT" COLSPAN="3">${label(`and ${count - MOST_ROWS} more`, { colour: 'quiet', size: 11 })}</TD></TR>`,
  ];
}

function rangeLabel(contract: Contract, property: SupportedProperty): string {
  return label(rangeText(contract, property), { colour: property.link === undefined ? 'quiet' : 'link', size: 11 });
}

function rangeText({ hydra }: Contract, { range, link }: SupportedProperty): string {
  const ranges = range.map((iri) => compactIri(iri, hydra.prefixes)).join(' | ');
  return link === undefined ? ranges : `→ ${ranges === '' ? 'any resource' : ranges}`;
}

/** `required` and `read-only`; for a link, `required` and its methods. */
function remark(contract: Contract, { readable, writable, required, link }: SupportedProperty): string {
  const remarks =
    link === undefined
      ? [access(readable, writable)]
      : operationsAt(contract, link.operations).map(({ method }) => method);
  return [required ? 'required' : '', ...new Set(remarks)].filter((text) => text !== '').join(' ');
}

function access(readable: boolean, writable: boolean): string {
  if (readable) return writable ? '' : 'read-only';
  return writable ? 'write-only' : 'hidden';
}

function targetBox({ hydra }: Contract, iri: string, collection: boolean): string {
  const known = hydra.classes.find((cls) => cls.iri === iri);
  const name = label(known?.title ?? compactIri(iri, hydra.prefixes), { bold: true });
  const kind = collection ? `${label('Collection of', { colour: 'quiet', size: 10 })}<BR/>` : '';
  return box(kind + name, collection ? { border: 3, fill: 'body' } : {});
}

// ── Text ────────────────────────────────────────────────────────────────────────────────────────

/** A description of the picture for screen readers. */
function describe(contract: Contract, cls: Class): string {
  const operations = operationsAt(contract, cls.operations).map(({ method, title }) =>
    plain(`${method} ${title ?? ''}`),
  );
  const properties = cls.properties.map((property) => `${property.key} (${rangeText(contract, property)})`);
  const parts = [
    operations.length > 0 ? `Operations: ${operations.join(', ')}.` : '',
    properties.length > 0 ? `Properties: ${properties.join(', ')}.` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
