import type { Class } from '../../../src/model/contract.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { compactIri } from '../../../src/model/namespaces.js';
import type { HydraFacts } from './to-hydra.js';

/** A JSON-LD context by which instances of the classes mean what their vocabulary says (JSON-LD 1.1 §4.1, §4.1.8). */
export function instanceContext(hydra: HydraFacts): JsonObject {
  const owners = new Map<string, string>();
  for (const { iri, properties } of hydra.classes)
    for (const { key } of properties) if (!owners.has(key)) owners.set(key, iri);
  const terms: [string, Json][] = [['@version', 1.1], ...hydra.prefixes];
  for (const cls of hydra.classes) {
    const scoped = cls.properties.filter(({ key }) => owners.get(key) !== cls.iri);
    if (scoped.length === 0) terms.push([cls.name, cls.compact]);
    else
      for (const type of [cls.name, cls.compact])
        terms.push([type, { '@id': cls.iri, '@context': termsOf(scoped, hydra) }]);
  }
  const shared = hydra.classes.flatMap((cls) => cls.properties.filter(({ key }) => owners.get(key) === cls.iri));
  return { '@context': Object.fromEntries([...terms, ...Object.entries(termsOf(shared, hydra))]) as JsonObject };
}

function termsOf(properties: Class['properties'], hydra: HydraFacts): JsonObject {
  const usable = properties.filter(({ key }) => key !== '' && !key.startsWith('@'));
  return Object.fromEntries(
    usable.map((property) => [
      property.key,
      { '@id': compactIri(property.iri, hydra.prefixes), ...coercion(property, hydra) },
    ]),
  );
}

/** Links and what a class is the range of are IRIs, literals of their datatype; JSON's own types speak for themselves. */
function coercion({ link, range }: Class['properties'][number], hydra: HydraFacts): JsonObject {
  if (link !== undefined) return { '@type': '@id' };
  const name = range.length === 1 ? compactIri(range[0]!, hydra.prefixes) : '';
  if (hydra.classes.some((cls) => cls.compact === name) || name.startsWith('vocab:')) return { '@type': '@id' };
  return /^xsd:(?!string$|boolean$|integer$|double$)/.test(name) ? { '@type': name } : {};
}
