import { get, getArray, isArray } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { walk } from '../../model/shapes.js';
import { isOfType, isSameValue } from '../../validate/values.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { list, quote } from '../support/phrases.js';
import { alternativesOf } from '../support/schema.js';

export const schemaExample = defineCheck({
  id: 'schema-example',
  title: 'Examples and defaults in a schema match the schema',
  severity: 'warning',
  source: 'JSON Schema 2020-12 Validation §9.2 (default), §9.5 (examples), §6.1',
  run: ({ contract }) => {
    const { document, locate, origin } = contract.openapi;
    if (origin === 'derived') return [];
    const parts = [...walk({ shape: 'openapi', value: document, pointer: '#' })];
    return parts
      .filter(({ shape }) => shape === 'schema')
      .flatMap(({ value, pointer }) =>
        faultsIn(document, value).map(({ key, ...report }) => ({
          ...report,
          location: locate(`${pointer}/${key}`),
          about: [pointer],
        })),
      );
  },
});

function faultsIn(document: JsonObject, schema: JsonObject): (Report & { key: string })[] {
  return samplesOf(schema).flatMap(([key, sample]) => {
    const fault = faultOf(document, schema, sample);
    if (fault === undefined) return [];
    return [
      {
        key,
        message: `The ${key} ${quote(JSON.stringify(sample))} ${fault}.`,
        hint: `Correct the ${key}, or the schema.`,
      },
    ];
  });
}

function samplesOf(schema: JsonObject): [string, Json][] {
  const single = ['example', 'default']
    .filter((key) => Object.hasOwn(schema, key))
    .map((key): [string, Json] => [key, schema[key] as Json]);
  return [
    ...single,
    ...getArray(schema, 'examples').map((value, index): [string, Json] => [`examples/${index}`, value]),
  ];
}

function faultOf(document: JsonObject, schema: JsonObject, sample: Json): string | undefined {
  if (sample === null) return undefined;
  const alternatives = alternativesOf(document, schema);
  const types = alternatives.map((each) => get(each, 'type'));
  if (alternatives.length === 0 || types.includes(undefined)) return undefined;
  return types.some((type) => isOfType(sample, type as string))
    ? faultOfValue(alternatives, sample)
    : `is not of type ${list([...new Set(types.map(String))]).replace(' and ', ' or ')}`;
}

function faultOfValue(alternatives: readonly JsonObject[], sample: Json): string | undefined {
  const values = alternatives.map(valuesOf);
  if (values.includes(undefined)) return undefined;
  const allowed = values.flatMap((each) => each ?? []);
  if (allowed.some((value) => isSameValue(value, sample))) return undefined;
  return `is not one of ${list(allowed.slice(0, 8).map((value) => JSON.stringify(value)))}`;
}

/** The values that a schema enumerates, if it does. */
function valuesOf(schema: JsonObject): readonly Json[] | undefined {
  if (Object.hasOwn(schema, 'const')) return [schema['const'] as Json];
  const values = get(schema, 'enum');
  return isArray(values) ? values : undefined;
}
