import { get, getArray, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { walk } from '../../model/shapes.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { alternativesOf } from '../support/schema.js';
import { list, quote } from '../support/words.js';

export const schemaExample = defineCheck({
  id: 'schema-example',
  title: 'The examples and the default inside a schema have its type and are among its values',
  severity: 'warning',
  source: 'JSON Schema 2020-12 validation §9.2 (default), §9.5 (examples), §6.1',
  run: ({ contract }) => {
    const { document, locate, origin } = contract.openapi;
    if (origin === 'derived') return [];
    const reports: Report[] = [];
    for (const { shape, value, pointer } of walk({ shape: 'openapi', value: document, pointer: '#' })) {
      if (shape !== 'schema') continue;
      for (const [key, sample] of samplesOf(value)) {
        const fault = faultOf(document, value, sample);
        if (fault === undefined) continue;
        reports.push({
          message: `The ${key} ${quote(JSON.stringify(sample))} ${fault}.`,
          location: locate(`${pointer}/${key}`),
          about: [pointer],
          hint: `Correct the ${key}, or the schema.`,
        });
      }
    }
    return reports;
  },
});

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
  if (!types.some((type) => isOfType(sample, type as string)))
    return `is not of type ${list([...new Set(types.map(String))]).replace(' and ', ' or ')}`;
  const values = alternatives.flatMap((each) =>
    Object.hasOwn(each, 'const') ? [each['const'] as Json] : getArray(each, 'enum'),
  );
  const fixed = alternatives.every((each) => Object.hasOwn(each, 'const') || isArray(get(each, 'enum')));
  return fixed && !values.some((value) => JSON.stringify(value) === JSON.stringify(sample))
    ? `is none of ${list(values.slice(0, 8).map((value) => JSON.stringify(value)))}`
    : undefined;
}

function isOfType(value: Json, type: string): boolean {
  switch (type) {
    case 'array':
      return isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
