/** Lays out the overview of all classes and the links between them. */
import type { Class, Contract, SupportedProperty } from '../../src/model/contract.js';
import type { Drawing, Edge, Node } from './graphviz.js';
import { box } from './box.js';
import { label } from './text.js';

/** With more boxes, a picture is not an overview, and Graphviz takes minutes. */
export const MOST_CLASSES = 60;
const MOST_NAMES = 4;

export interface Overview {
  readonly drawing: Drawing;
  /** The number of classes omitted because there are too many: those with the fewest links. */
  readonly leftOut: number;
}

interface Relation {
  readonly tail: Class;
  readonly head: Class;
  readonly kind: 'link' | 'collection' | 'embedded';
  readonly keys: string[];
}

/** The classes of a contract and the links between them. */
export function overviewDrawing({ hydra, openapi }: Contract): Overview {
  const relations = relationsOf(hydra.classes);
  const shown = mostLinked(hydra.classes, relations);
  const names = new Map(shown.map((cls, index) => [cls, `c${index}`]));
  const edges = relations.flatMap((relation) => edgeOf(relation, names));
  return {
    leftOut: hydra.classes.length - shown.length,
    drawing: {
      title: `Classes of ${openapi.title}`,
      description: relations
        .map(({ tail, head, keys }) => `${tail.title} refers to ${head.title} (${keys.join(', ')}).`)
        .join(' '),
      direction: 'LR',
      nodes: shown.map((cls) => nodeOf(cls, names.get(cls) ?? '')),
      edges,
    },
  };
}

function relationsOf(classes: readonly Class[]): readonly Relation[] {
  const byIri = new Map(classes.map((cls) => [cls.iri, cls]));
  const relations = new Map<string, Relation>();
  for (const tail of classes) {
    for (const property of tail.properties) {
      for (const { iri, kind } of targets(property)) {
        const head = byIri.get(iri);
        if (head === undefined) continue;
        const id = JSON.stringify([tail.iri, iri, kind]);
        const relation = relations.get(id) ?? { tail, head, kind, keys: [] };
        relations.set(id, relation);
        relation.keys.push(property.key);
      }
    }
  }
  return [...relations.values()];
}

function targets({ link, range }: SupportedProperty): readonly { iri: string; kind: Relation['kind'] }[] {
  if (link === undefined) return range.map((iri) => ({ iri, kind: 'embedded' }));
  if (link.memberClass.length > 0) return link.memberClass.map((iri) => ({ iri, kind: 'collection' }));
  return range.map((iri) => ({ iri, kind: 'link' }));
}

function mostLinked(classes: readonly Class[], relations: readonly Relation[]): readonly Class[] {
  if (classes.length <= MOST_CLASSES) return classes;
  const degree = new Map<Class, number>();
  for (const { tail, head } of relations) for (const end of [tail, head]) degree.set(end, (degree.get(end) ?? 0) + 1);
  const ranked = classes.toSorted((a, b) => (degree.get(b) ?? 0) - (degree.get(a) ?? 0));
  const best = new Set(ranked.slice(0, MOST_CLASSES));
  return classes.filter((cls) => best.has(cls));
}

function nodeOf({ title, properties, operations }: Class, name: string): Node {
  const counts = [
    plural(properties.length, 'property', 'properties'),
    plural(operations.length, 'operation', 'operations'),
  ];
  const second = `<BR/>${label(counts.filter((count) => count !== '').join(', '), { colour: 'quiet', size: 10 })}`;
  return { name, html: box(`${label(title, { bold: true, size: 13 })}${second}`) };
}

function plural(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}

function edgeOf({ tail, head, kind, keys }: Relation, names: ReadonlyMap<Class, string>): readonly Edge[] {
  const [from, to] = [names.get(tail), names.get(head)];
  if (from === undefined || to === undefined) return [];
  const shown =
    keys.length > MOST_NAMES ? [...keys.slice(0, MOST_NAMES - 1), `${keys.length - MOST_NAMES + 1} more`] : keys;
  const gap = label('', { size: 5 }); // keeps the last line clear of the arrow
  const html = [...shown.map((key) => label(key, { colour: 'quiet', size: 10 })), gap].join('<BR/>');
  const arrow = kind === 'collection' ? 'crow' : kind === 'link' ? 'normal' : 'odiamond';
  return [{ tail: from, head: to, html, arrow, dashed: kind === 'embedded' }];
}
