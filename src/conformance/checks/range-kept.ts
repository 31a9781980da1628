import type { SupportedProperty } from '../../model/contract.js';
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { wireForm } from '../../model/datatypes.js';
import { XSD } from '../../model/namespaces.js';
import { defineConformanceCheck } from '../check.js';
import type { CheckReport, RunState } from '../check.js';
import { show } from '../plan/values.js';
import { graphOf, typesOf } from '../state/graph.js';
import { vocabularyOf } from '../state/vocabulary.js';
import type { Vocabulary } from '../state/vocabulary.js';

export const rangeKept = defineConformanceCheck({
  id: 'range-kept',
  title:
    'Values are in the range that the vocabulary gives their property; required properties are there, unreadable ones are not',
  severity: 'warning',
  source: 'RDF Schema §3.1 rdfs:range; XSD 1.1 part 2; Hydra Core: required, readable',
  async exchange({ state, exchange, response, kind }) {
    if (response.status >= 300 || kind === 'head') return [];
    const vocabulary = vocabularyOf(state);
    const graph = vocabulary.isEmpty ? undefined : await graphOf(state, exchange);
    const found: CheckReport[] = [];
    for (const node of graph?.nodes ?? []) {
      const isWhole = node === graph!.root && exchange.request.method === 'GET';
      for (const property of vocabulary.supported(typesOf(node))) {
        const values = get(node, property.iri);
        if (!isArray(values)) {
          if (isWhole && property.required && property.readable)
            found.push({
              message: `A ${typesOf(node).join(', ')} lacks ${property.compact}, which is required.`,
              key: `required ${property.iri}`,
            });
          continue;
        }
        if (!property.readable)
          found.push({
            message: `${property.compact} is not readable, yet it is in the response.`,
            key: `readable ${property.iri}`,
          });
        for (const value of values) found.push(...judge(state, vocabulary, property, value));
      }
    }
    return found;
  },
});

function* judge(
  state: RunState,
  vocabulary: Vocabulary,
  { range, compact, iri, link }: SupportedProperty,
  value: Json,
): Generator<CheckReport> {
  if (range.length === 0) return;
  const literal = isObject(value) ? get(value, '@value') : undefined;
  if (literal === undefined) {
    const types = typesOf(value);
    const wanted = range.filter((one) => vocabulary.classOf(one) !== undefined);
    if (
      link === undefined &&
      types.length > 0 &&
      wanted.length === range.length &&
      !types.some((type) => wanted.some((one) => vocabulary.isA(type, one)))
    ) {
      yield {
        message: `${compact} leads to a ${types.join(', ')}; its range is ${range.join(', ')}.`,
        key: `range ${iri}`,
      };
    }
    return;
  }
  if (link !== undefined && !range.some((one) => one.startsWith(XSD))) {
    yield {
      message: `${compact} is a link, yet its value means the text ${show(literal)}.`,
      key: `link ${iri}`,
      hint: 'Give its term "@type": "@id" in the context, or make the value an object with an @id.',
    };
    return;
  }
  const datatypes = range.filter((one) => one.startsWith(XSD));
  if (datatypes.length === 0 || datatypes.length < range.length || literal === null) return;
  if (!datatypes.some((one) => isInRange(state, one, literal)))
    yield { message: `${compact} is ${show(literal)}; its range is ${datatypes.join(', ')}.`, key: `range ${iri}` };
}

/** Judges the raw JSON value, which JSON-LD itself never does. */
function isInRange(state: RunState, datatype: string, value: Json): boolean {
  let schemas = SCHEMAS.get(datatype);
  if (schemas === undefined) SCHEMAS.set(datatype, (schemas = schemasOf(datatype)));
  return schemas.length === 0 || schemas.some((schema) => state.judges.judge(schema)(value).length === 0);
}

/** The same objects each time, so that each is compiled once. */
const SCHEMAS = new Map<string, readonly JsonObject[]>();

/** What a value of a datatype may look like on the wire; empty when anything goes. */
function schemasOf(datatype: string): readonly JsonObject[] {
  const form = wireForm(datatype);
  if (form === undefined) return [];
  const bounds = {
    ...(form.minimum === undefined ? {} : { minimum: form.minimum }),
    ...(form.maximum === undefined ? {} : { maximum: form.maximum }),
  };
  const formats = form.type === 'string' && form.formats.length > 0 ? form.formats : [undefined];
  return formats.map((format) => ({ type: form.type, ...bounds, ...(format === undefined ? {} : { format }) }));
}
