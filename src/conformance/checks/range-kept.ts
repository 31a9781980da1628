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

export const rangeKept = defineConformanceCheck({
  id: 'range-kept',
  title:
    'Values are in the declared range of their property; required properties are present, unreadable ones are absent',
  severity: 'warning',
  source: 'RDF Schema §3.1 rdfs:range; XSD 1.1 part 2; Hydra Core, hydra:required, hydra:readable',
  async exchange({ state, exchange, response, kind }) {
    if (response.status >= 300 || kind === 'head') return [];
    const vocabulary = vocabularyOf(state);
    const graph = vocabulary.isEmpty ? undefined : await graphOf(state, exchange);
    return (graph?.nodes ?? []).flatMap((node) => {
      const isWhole = node === graph!.root && exchange.request.method === 'GET';
      return vocabulary
        .supported(typesOf(node))
        .flatMap((property) => [...judgeProperty(state, node, property, isWhole)]);
    });
  },
});

function* judgeProperty(
  state: RunState,
  node: JsonObject,
  property: SupportedProperty,
  isWhole: boolean,
): Generator<CheckReport> {
  const { iri, compact, required, readable } = property;
  const values = get(node, iri);
  if (!isArray(values)) {
    if (isWhole && required && readable)
      yield {
        message: `A ${typesOf(node).join(', ')} lacks the required property ${compact}.`,
        key: `required ${iri}`,
      };
    return;
  }
  if (!readable) yield { message: `${compact} is not readable, but the response contains it.`, key: `readable ${iri}` };
  for (const value of values) yield* judgeValue(state, property, value);
}

function* judgeValue(state: RunState, property: SupportedProperty, value: Json): Generator<CheckReport> {
  if (property.range.length === 0) return;
  const literal = isObject(value) ? get(value, '@value') : undefined;
  if (literal === undefined) yield* judgeNode(state, property, value);
  else yield* judgeLiteral(state, property, literal);
}

/** A node is of a class in the range. */
function* judgeNode(
  state: RunState,
  { range, compact, iri, link }: SupportedProperty,
  node: Json,
): Generator<CheckReport> {
  const vocabulary = vocabularyOf(state);
  const types = typesOf(node);
  const hasClasses = range.every((one) => vocabulary.classOf(one) !== undefined);
  if (link !== undefined || types.length === 0 || !hasClasses) return;
  if (types.some((type) => range.some((one) => vocabulary.isA(type, one)))) return;
  yield {
    message: `The value of ${compact} is a ${types.join(', ')}, but its range is ${range.join(', ')}.`,
    key: `range ${iri}`,
  };
}

/** A literal is of a datatype in the range. */
function* judgeLiteral(
  state: RunState,
  { range, compact, iri, link }: SupportedProperty,
  literal: Json,
): Generator<CheckReport> {
  const datatypes = range.filter((one) => one.startsWith(XSD));
  if (link !== undefined && datatypes.length === 0) {
    yield {
      message: `${compact} is a link, but its value ${show(literal)} is expanded to a literal.`,
      key: `link ${iri}`,
      hint: 'Give its term "@type": "@id" in the context, or make the value an object with an @id.',
    };
    return;
  }
  if (datatypes.length === 0 || datatypes.length < range.length || literal === null) return;
  if (!datatypes.some((one) => isInRange(state, one, literal)))
    yield {
      message: `The value of ${compact} is ${show(literal)}, but its range is ${datatypes.join(', ')}.`,
      key: `range ${iri}`,
    };
}

/** Judges the raw JSON value, which JSON-LD itself never does. */
function isInRange(state: RunState, datatype: string, value: Json): boolean {
  let schemas = SCHEMAS.get(datatype);
  if (schemas === undefined) SCHEMAS.set(datatype, (schemas = schemasOf(datatype)));
  return schemas.length === 0 || schemas.some((schema) => state.judges.judge(schema)(value).length === 0);
}

/** Always the same objects, so that each schema is compiled only once. */
const SCHEMAS = new Map<string, readonly JsonObject[]>();

/** Schemas of the values that a datatype may have in JSON; empty when any value is allowed. */
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
