/** Rewrites OpenAPI 3.0 and 3.2 documents in place to the form of 3.1, so that the model knows a single version. */
import { get, isArray, isObject } from './json.js';
import type { Json, JsonObject, MutableObject } from './json.js';
import { walk } from './shapes.js';

/** The version that {@link normalize} produces. */
export const NORMAL_VERSION = '3.1.1';

/** Rewrites what differs between versions. Pointers into the document remain valid. */
export function normalize(document: JsonObject): void {
  const version = String(get(document, 'openapi'));
  const old = version.startsWith('3.0');
  const seen = new Set<JsonObject>();
  for (const { shape, value } of walk({ shape: 'openapi', value: document, pointer: '#' })) {
    if (seen.has(value)) continue;
    seen.add(value);
    if (shape === 'schema' && old) upgradeSchema(value as MutableObject);
    if (shape === 'example' && get(value, 'value') === undefined && Object.hasOwn(value, 'dataValue'))
      (value as MutableObject)['value'] = value['dataValue'] as Json;
  }
  if (version !== NORMAL_VERSION) (document as MutableObject)['openapi'] = NORMAL_VERSION;
}

/** Rewrites a Schema Object of OpenAPI 3.0 as JSON Schema 2020-12 (OpenAPI 3.1.0 release notes). */
function upgradeSchema(schema: MutableObject): void {
  if (typeof schema['$ref'] === 'string') {
    // Before 3.1, siblings of `$ref` are ignored (OpenAPI 3.0, Reference Object).
    for (const key of Object.keys(schema)) if (key !== '$ref') delete schema[key];
    return;
  }
  if (schema['nullable'] === true) makeNullable(schema);
  delete schema['nullable'];
  exclusive(schema, 'minimum', 'exclusiveMinimum');
  exclusive(schema, 'maximum', 'exclusiveMaximum');
}

function makeNullable(schema: MutableObject): void {
  if (typeof schema['type'] === 'string') schema['type'] = [schema['type'], 'null'];
  if (isArray(schema['enum']) && !schema['enum'].includes(null)) schema['enum'] = [...(schema['enum'] as Json[]), null];
}

function exclusive(schema: MutableObject, bound: string, flag: string): void {
  if (typeof schema[flag] !== 'boolean') return;
  const exclude = schema[flag] && typeof schema[bound] === 'number';
  if (exclude) {
    schema[flag] = schema[bound] as Json;
    delete schema[bound];
  } else delete schema[flag];
}

/** Whether a value is an OpenAPI Description of a supported version. */
export function isOpenApi(value: Json): value is JsonObject {
  return isObject(value) && /^3\.[012](\.\d+)?/.test(String(get(value, 'openapi')));
}
