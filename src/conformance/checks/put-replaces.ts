import { get, isObject } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import { bodyType } from '../plan/base.js';
import { flatten, requiredOf } from '../plan/flatten.js';
import type { ResourceType } from '../plan/resource-types.js';
import { show } from '../plan/values.js';
import { creatableTypes, notCreated, readResource } from '../state/lifecycle-steps.js';
import { sameValue } from '../state/compare-values.js';

export const putReplaces = defineConformanceCheck({
  id: 'put-replaces',
  title: 'PUT replaces: an optional property that is left out does not stay as it was',
  severity: 'warning',
  source: 'RFC 9110 §9.3.4: the state is created or replaced with the enclosed one',
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) => creatableTypes(state, 'read', 'replace').filter(({ create }) => create !== undefined),
    operation: ({ replace }) => replace,
    async run(session, resourceType) {
      const operation = resourceType.replace!;
      const media = bodyType(operation);
      const required = requiredOf(flatten(session.state.contract.openapi.document, media?.schema));
      const least = (body: unknown): never =>
        Object.fromEntries(
          Object.entries(isObject(body) ? body : {}).filter(([name]) => required.has(name) || name.startsWith('@')),
        ) as never;
      const full = await session.create(resourceType);
      const bare = await session.create(resourceType, { adjust: least });
      if (full === undefined || bare === undefined || media === undefined) return notCreated(resourceType);
      const [before, plain] = [
        jsonBody(await readResource(session, full)),
        jsonBody(await readResource(session, bare)),
      ];
      const value = least(session.body(operation, full.vars));
      const put = await session.call(operation, { vars: full.vars, body: { mediaType: media.mediaType, value } });
      const after = await readResource(session, full);
      if (!succeeded(put) || !succeeded(after)) return `PUT was answered ${put.response?.status ?? put.failure?.kind}`;
      for (const [name, sent] of Object.entries(isObject(full.sent) ? full.sent : {})) {
        const old = get(before, name);
        if (
          sent === undefined ||
          old === undefined ||
          get(value, name) !== undefined ||
          sameValue(old, get(plain, name))
        )
          continue;
        if (sameValue(old, get(jsonBody(after), name))) {
          session.report(after, {
            message: `PUT left out ${name}, yet it is still ${show(old)}: PUT replaces, PATCH merges.`,
            key: `kept ${name}`,
            at: `#/${name}`,
          });
        }
      }
    },
  }),
});
