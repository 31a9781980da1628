/** Prepares an OpenAPI document for openapi-typescript. */
import { getString, isArray, isObject, pointer, pointerKeys, resolvePointer } from '../../src/model/json.js';
import type { Json, JsonObject } from '../../src/model/json.js';
import { uniqueNames } from '../names.js';

type Mutable = { [key: string]: unknown };

/** A `$ref` that openapi-typescript turns into a type: `#/components/schemas/Batch`. */
const COMPONENT = /^#\/components\/[^/]+\/[^/]+$/;

/** The parts of a document that openapi-typescript modifies (discriminators) or does not support (other `$ref`s). */
interface Survey {
  discriminators: boolean;
  readonly refs: Set<string>;
}

/**
 * The document as openapi-typescript needs it: a copy in which every `$ref` names a component, or the document itself if
 * nothing needs to change, because copying a large Description is expensive.
 */
export function forTypes(document: JsonObject): { readonly document: JsonObject; readonly discriminators: boolean } {
  const survey: Survey = { discriminators: false, refs: new Set() };
  inspect(document, survey);
  if (!survey.discriminators && survey.refs.size === 0) return { document, discriminators: false };
  const copy = structuredClone(document) as Mutable;
  hoist(copy, survey.refs);
  return { document: copy as JsonObject, discriminators: survey.discriminators };
}

function inspect(root: unknown, survey: Survey): void {
  const stack: unknown[] = [root];
  for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
    if (isArray(value)) stack.push(...value.filter((item) => typeof item === 'object'));
    if (!isObject(value)) continue;
    if (getString(value['discriminator'], 'propertyName') !== undefined) survey.discriminators = true;
    const ref = getString(value, '$ref');
    if (ref !== undefined && !COMPONENT.test(ref)) survey.refs.add(ref);
    for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) stack.push(member);
  }
}

/** Makes every other target of a `$ref` a named component. */
function hoist(document: Mutable, refs: ReadonlySet<string>): void {
  const names = new Map<string, string>();
  for (const ref of refs) {
    const target = resolvePointer(document as JsonObject, ref);
    if (target !== undefined) names.set(ref, addComponent(document, ref, target));
  }
  rename(document, names);
}

function addComponent(document: Mutable, ref: string, target: Json): string {
  const components = (document['components'] ??= {}) as Mutable;
  const kind = kindOf(ref);
  const group = (components[kind] ??= {}) as Mutable;
  const wanted =
    pointerKeys(ref)
      .join('_')
      .replaceAll(/[^A-Za-z0-9_]+/g, '_') || 'root';
  const name = uniqueNames(Object.keys(group))(wanted);
  group[name] = target;
  return pointer('#/components', kind, name);
}

function kindOf(ref: string): string {
  const keys = pointerKeys(ref);
  const [holder, last] = keys.slice(-2);
  if (last === 'requestBody') return 'requestBodies';
  if (holder === 'paths' && keys.length === 2) return 'pathItems';
  return ['parameters', 'responses', 'headers', 'requestBodies', 'examples', 'links'].includes(holder ?? '')
    ? String(holder)
    : 'schemas';
}

function rename(root: unknown, names: ReadonlyMap<string, string>): void {
  const seen = new Set<unknown>();
  const stack: unknown[] = [root];
  for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const ref = getString(value, '$ref');
    const name = ref === undefined ? undefined : names.get(ref);
    if (name !== undefined) (value as Mutable)['$ref'] = name;
    for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) stack.push(member);
  }
}
