import { defineConformanceCheck } from '../check.js';
import type { CheckReport } from '../check.js';
import { graphOf, typesOf } from '../state/graph.js';
import { vocabularyOf } from '../state/vocabulary.js';
import { HYDRA } from '../../model/namespaces.js';
import { HYDRA_TERMS } from '../state/hydra-terms.js';

export const termKnown = defineConformanceCheck({
  id: 'term-known',
  title: "Every class and property of the vocabulary's namespaces, and of Hydra's, is one that they define",
  severity: 'warning',
  source: 'Hydra Core: ApiDocumentation, supportedClass, supportedProperty',
  async exchange({ state, exchange, response, kind }) {
    if (response.status >= 300 || kind === 'head') return [];
    const vocabulary = vocabularyOf(state);
    const graph = await graphOf(state, exchange);
    if (graph === undefined) return [];
    const found = new Map<string, CheckReport>();
    for (const node of graph.nodes) {
      const types = typesOf(node);
      for (const type of types) {
        if (isUnknown(type, vocabulary.classOf(type) !== undefined, vocabulary.isOwn(type)))
          found.set(type, {
            message: `The body uses the class ${type}, which its vocabulary does not define.`,
            key: `class ${type}`,
          });
      }
      for (const property of Object.keys(node)) {
        if (property.startsWith('@')) continue;
        const declared = vocabulary.declarations(property);
        if (isUnknown(property, declared.length > 0, vocabulary.isOwn(property))) {
          found.set(property, {
            message: `The body uses the property ${property}, which its vocabulary does not define.`,
            key: `property ${property}`,
          });
        } else if (
          declared.length > 0 &&
          types.some((type) => vocabulary.classOf(type) !== undefined) &&
          !vocabulary.supported(types).some(({ iri }) => iri === property)
        ) {
          found.set(property, {
            message: `The property ${property} stands on a ${types.join(', ')}, which does not support it.`,
            key: `domain ${property}`,
            severity: 'warning',
          });
        }
      }
    }
    return found.values();
  },
});

function isUnknown(iri: string, isDefined: boolean, isOwn: boolean): boolean {
  if (isDefined) return false;
  // A namespace with https for http, or the reverse, is another namespace.
  if (otherScheme(iri).startsWith(HYDRA)) return true;
  return isOwn || (iri.startsWith(HYDRA) && !HYDRA_TERMS.has(iri.slice(HYDRA.length)));
}

function otherScheme(iri: string): string {
  return iri.startsWith('https:') ? iri.replace('https:', 'http:') : iri.replace('http:', 'https:');
}
