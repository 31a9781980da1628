/** Identifiers and places for new resources. */
import type { OpenApiOperation, Schema } from '../../model/contract.js';
import { get } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { keyword, outlineOf, typesOf } from '../schema/outline.js';
import { flatten } from '../schema/write-only.js';
import type { Dependencies } from './responses.js';
import { identifierKey } from './initial-state.js';
import { fillTemplate, lastVariable, normalPath } from '../http/path-template.js';

/** Where a new resource goes, and by what it is told from others. */
export interface Identity {
  readonly path: string;
  /** The property that holds the identifier, if one does. */
  readonly key: string | undefined;
  readonly id: Json;
}

/** Chooses a plan at a template for what a client sent; undefined if a variable cannot be known. */
export function assignIdentity(
  deps: Dependencies,
  template: string,
  schema: Schema | undefined,
  sent: JsonObject,
  variables: ReadonlyMap<string, string>,
): Identity | undefined {
  const last = lastVariable(template);
  if (last === undefined) return undefined;
  const seen = outlineOf(schema, deps.repository.references);
  const key = identifierKey(undefined, last, [...new Set([...seen.properties.keys(), ...Object.keys(sent)])]);
  const values = new Map(variables);
  for (const name of namesIn(template)) {
    const own = get(sent, name) ?? get(sent, name.replace(/_?id$/i, ''));
    if (!values.has(name) && name !== last && (typeof own === 'string' || typeof own === 'number'))
      values.set(name, String(own));
  }
  const given =
    key === undefined || keyword(seen.properties.get(key), 'readOnly') === true ? undefined : get(sent, key);
  const id =
    typeof given === 'string' || typeof given === 'number' ? given : newIdentifier(deps, template, key, schema);
  const path = fillTemplate(template, values.set(last, String(id)));
  return path === undefined ? undefined : { path: normalPath(path), key, id };
}

function namesIn(template: string): string[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
}

/** One that nothing else has: the next number, a UUID, or a short word, as the schema and the others have them. */
function newIdentifier(
  deps: Dependencies,
  template: string,
  key: string | undefined,
  schema: Schema | undefined,
): Json {
  const { repository } = deps;
  const said =
    key === undefined
      ? pathSchema(deps, template)
      : (outlineOf(schema, repository.references).properties.get(key) ?? []);
  const types = typesOf(said);
  const others = [...repository.store.ofKind(template)].map(({ path, value }) =>
    key === undefined ? path.split('/').at(-1) : get(value, key),
  );
  if (types.has('integer') || types.has('number')) return nextNumber(others, deps);
  const format = keyword(said, 'format');
  const texts = others.filter((other) => typeof other === 'string');
  if (format === 'uuid' || texts.some((other) => UUID.test(other))) return uuid(deps.random);
  if (texts.length > 0 && texts.every((other) => /^\d+$/.test(other))) return String(nextNumber(others, deps));
  return matchingWord(said, deps) ?? word(deps.random);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What the contract says of a template's last variable. */
function pathSchema({ contract, repository }: Dependencies, template: string): JsonObject[] {
  const operation: OpenApiOperation | undefined = contract.openapi.operations.find(({ path }) => path === template);
  const last = lastVariable(template);
  const parameter = operation?.parameters.find(({ name, in: plan }) => plan === 'path' && name === last);
  return flatten(parameter?.schema, repository.references);
}

function nextNumber(others: readonly (Json | undefined)[], { repository }: Dependencies): number {
  // Numbers of resources that are gone are not given again.
  return repository.store.nextNumber(others.reduce<number>((most, other) => Math.max(most, Number(other) || 0), 0));
}

/** A word that keeps to the pattern and lengths, if a few tries find one. */
function matchingWord(said: readonly JsonObject[], { judges, random }: Dependencies): string | undefined {
  const judge = judges.judge({ allOf: [...said] });
  const tries = [
    word(random),
    String(Math.floor(random() * 1e6)),
    word(random).toUpperCase(),
    uuid(random),
    word(random) + word(random),
    'aaa',
    'a',
  ];
  return tries.find((each) => judge(each).length === 0);
}

function word(random: () => number): string {
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
