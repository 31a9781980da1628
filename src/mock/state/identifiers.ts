/** Assigns paths and identifiers to new resources. */
import type { Schema } from '../../model/contract.js';
import { get } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { isNumeric, keyword, outlineOf, typesOf } from '../schema/outline.js';
import { flatten } from '../schema/write-only.js';
import type { Dependencies } from './responses.js';
import { identifierKey } from './initial-state.js';
import { fillTemplate, normalPath } from '../http/path-template.js';
import { lastVariable, variablesOf } from '../../model/path-template.js';

/** The path and the identifier of a new resource. */
export interface Identity {
  readonly path: string;
  /** The property that holds the identifier, if one does. */
  readonly key: string | undefined;
  readonly id: Json;
}

/** Chooses the path of a new resource at a template; undefined if the value of a variable cannot be determined. */
export function assignIdentity(
  deps: Dependencies,
  template: string,
  schema: Schema | undefined,
  sent: JsonObject,
  variables: ReadonlyMap<string, string>,
): Identity | undefined {
  const last = lastVariable(template);
  if (last === undefined) return undefined;
  const outline = outlineOf(schema, deps.repository.references);
  const key = identifierKey(undefined, last, [...new Set([...outline.properties.keys(), ...Object.keys(sent)])]);
  const values = new Map(variables);
  for (const name of variablesOf(template)) {
    const own = get(sent, name) ?? get(sent, name.replace(/_?id$/i, ''));
    if (!values.has(name) && name !== last && (typeof own === 'string' || typeof own === 'number'))
      values.set(name, String(own));
  }
  const given =
    key === undefined || keyword(outline.properties.get(key), 'readOnly') === true ? undefined : get(sent, key);
  const id =
    typeof given === 'string' || typeof given === 'number' ? given : newIdentifier(deps, template, key, schema);
  const path = fillTemplate(template, values.set(last, String(id)));
  return path === undefined ? undefined : { path: normalPath(path), key, id };
}

/** A unique identifier: the next number, a UUID or a short text, depending on the schema and the existing resources. */
function newIdentifier(
  deps: Dependencies,
  template: string,
  key: string | undefined,
  schema: Schema | undefined,
): Json {
  const { repository } = deps;
  const declared =
    key === undefined
      ? variableSchemas(deps, template)
      : (outlineOf(schema, repository.references).properties.get(key) ?? []);
  const types = typesOf(declared);
  const existing = [...repository.store.ofKind(template)].map(({ path, value }) =>
    key === undefined ? path.split('/').at(-1) : get(value, key),
  );
  if (isNumeric(types)) return nextNumber(existing, deps);
  const format = keyword(declared, 'format');
  const texts = existing.filter((id) => typeof id === 'string');
  if (format === 'uuid' || texts.some((id) => UUID.test(id))) return uuid(deps.random);
  if (texts.length > 0 && texts.every((id) => /^\d+$/.test(id))) return String(nextNumber(existing, deps));
  return matchingText(declared, deps) ?? shortText(deps.random);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The schemas of a template's last variable. */
function variableSchemas({ contract, repository }: Dependencies, template: string): JsonObject[] {
  const operation = contract.openapi.operations.find(({ path }) => path === template);
  const last = lastVariable(template);
  const parameter = operation?.parameters.find(({ name, in: location }) => location === 'path' && name === last);
  return flatten(parameter?.schema, repository.references);
}

function nextNumber(existing: readonly (Json | undefined)[], { repository }: Dependencies): number {
  // The numbers of deleted resources are not reused.
  return repository.store.nextNumber(existing.reduce<number>((largest, id) => Math.max(largest, Number(id) || 0), 0));
}

/** A text that satisfies the schemas, such as their pattern and lengths, if one of a few attempts does. */
function matchingText(declared: readonly JsonObject[], { judges, random }: Dependencies): string | undefined {
  const judge = judges.judge({ allOf: [...declared] });
  const candidates = [
    shortText(random),
    String(Math.floor(random() * 1e6)),
    shortText(random).toUpperCase(),
    uuid(random),
    shortText(random) + shortText(random),
    'aaa',
    'a',
  ];
  return candidates.find((each) => judge(each).length === 0);
}

function shortText(random: () => number): string {
  return Math.floor(random() * 36 ** 8)
    .toString(36)
    .padStart(8, '0');
}

function uuid(random: () => number): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
  digits[12] = '4';
  digits[16] = ((Number.parseInt(digits[16] ?? '0', 16) % 4) + 8).toString(16);
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
