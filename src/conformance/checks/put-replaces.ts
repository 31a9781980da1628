import { get, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { jsonBody, statusOrFailure, succeeded } from '../exchange.js';
import { bodyType } from '../plan/base.js';
import { flatten, requiredOf } from '../plan/flatten.js';
import type { ResourceType } from '../plan/resource-types.js';
import { show } from '../plan/values.js';
import { sameValue } from '../state/compare-values.js';
import { notCreated, readResource } from '../state/lifecycle-steps.js';
import { creatableTypes } from '../state/subjects.js';

export const putReplaces = defineConformanceCheck({
  id: 'put-replaces',
  title: 'PUT replaces the resource: an optional property that is omitted does not keep its old value',
  severity: 'warning',
  source: 'RFC 9110 §9.3.4 PUT',
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) => creatableTypes(state, 'create', 'read', 'replace'),
    operation: ({ replace }) => replace,
    async run(session, resourceType) {
      const operation = resourceType.replace!;
      const media = bodyType(operation);
      const required = requiredOf(flatten(session.state.contract.openapi.document, media?.schema));
      const full = await session.create(resourceType);
      const bare = await session.create(resourceType, { adjust: (body) => onlyRequired(body, required) });
      if (full === undefined || bare === undefined || media === undefined) return notCreated(resourceType);
      const before = jsonBody(await readResource(session, full));
      const initial = jsonBody(await readResource(session, bare));
      const value = onlyRequired(session.body(operation, full.vars), required);
      const put = await session.call(operation, { vars: full.vars, body: { mediaType: media.mediaType, value } });
      const after = await readResource(session, full);
      if (!succeeded(put) || !succeeded(after)) return `PUT was answered ${statusOrFailure(put)}`;
      const omitted = omittedProperties(full.sent, value);
      for (const { name, kept } of keptValues(omitted, before, initial, jsonBody(after)))
        session.report(after, {
          message: `PUT omitted ${name}, but its value is still ${show(kept)}: PUT replaces a resource, PATCH merges.`,
          key: `kept ${name}`,
          at: `#/${name}`,
        });
    },
  }),
});

/** The required properties of a body, and its JSON-LD keywords. */
function onlyRequired(body: Json | undefined, required: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(
    Object.entries(isObject(body) ? body : {}).filter(([name]) => required.has(name) || name.startsWith('@')),
  );
}

/** Properties that were sent at creation, but not with PUT. */
function omittedProperties(created: Json | undefined, put: JsonObject): string[] {
  return Object.entries(isObject(created) ? created : {})
    .filter(([name, value]) => value !== undefined && get(put, name) === undefined)
    .map(([name]) => name);
}

/** The omitted properties that still have their old value, where that is not the initial one. */
function keptValues(
  omitted: readonly string[],
  before: Json | undefined,
  initial: Json | undefined,
  after: Json | undefined,
): { readonly name: string; readonly kept: Json }[] {
  return omitted.flatMap((name) => {
    const old = get(before, name);
    if (old === undefined || sameValue(old, get(initial, name))) return [];
    return sameValue(old, get(after, name)) ? [{ name, kept: old }] : [];
  });
}
