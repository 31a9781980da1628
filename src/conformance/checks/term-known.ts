import type { JsonObject } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import { defineConformanceCheck } from '../check.js';
import type { CheckReport } from '../check.js';
import { graphOf, typesOf } from '../state/graph.js';
import { HYDRA_TERMS } from '../state/hydra-terms.js';
import { vocabularyOf } from '../state/vocabulary.js';
import type { Vocabulary } from '../state/vocabulary.js';

export const termKnown = defineConformanceCheck({
  id: 'term-known',
  title: 'Every class and property in a namespace of the vocabulary or of Hydra is defined there',
  severity: 'warning',
  source: 'Hydra Core, hydra:supportedClass, hydra:supportedProperty',
  async exchange({ state, exchange, response, kind }) {
    if (response.status >= 300 || kind === 'head') return [];
    const vocabulary = vocabularyOf(state);
    const graph = await graphOf(state, exchange);
    const found = new Map<string, CheckReport>();
    for (const node of graph?.nodes ?? [])
      for (const [iri, report] of [...judgeTypes(vocabulary, node), ...judgeProperties(vocabulary, node)])
        found.set(iri, report);
    return found.values();
  },
});

type Report = readonly [iri: string, CheckReport];

function* judgeTypes(vocabulary: Vocabulary, node: JsonObject): Generator<Report> {
  for (const type of typesOf(node)) {
    if (isUnknown(type, vocabulary.classOf(type) !== undefined, vocabulary.isOwn(type)))
      yield [
        type,
        { message: `The body uses the class ${type}, which its vocabulary does not define.`, key: `class ${type}` },
      ];
  }
}

function* judgeProperties(vocabulary: Vocabulary, node: JsonObject): Generator<Report> {
  const types = typesOf(node);
  const hasClass = types.some((type) => vocabulary.classOf(type) !== undefined);
  for (const property of Object.keys(node).filter((name) => !name.startsWith('@'))) {
    const isDeclared = vocabulary.declarations(property).length > 0;
    if (isUnknown(property, isDeclared, vocabulary.isOwn(property)))
      yield [
        property,
        {
          message: `The body uses the property ${property}, which its vocabulary does not define.`,
          key: `property ${property}`,
        },
      ];
    else if (isDeclared && hasClass && !vocabulary.supported(types).some(({ iri }) => iri === property))
      yield [
        property,
        {
          message: `The property ${property} is used on a ${types.join(', ')}, which does not support it.`,
          key: `domain ${property}`,
          severity: 'warning',
        },
      ];
  }
}

function isUnknown(iri: string, isDefined: boolean, isOwn: boolean): boolean {
  if (isDefined) return false;
  // A namespace with https instead of http, or the reverse, is a different namespace.
  if (otherScheme(iri).startsWith(HYDRA)) return true;
  return isOwn || (iri.startsWith(HYDRA) && !HYDRA_TERMS.has(iri.slice(HYDRA.length)));
}

function otherScheme(iri: string): string {
  return iri.startsWith('https:') ? iri.replace('https:', 'http:') : iri.replace('http:', 'https:');
}
