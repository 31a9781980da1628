import type { OpenApiOperation } from '../../model/contract.js';
import { get, isObject } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { bodyType } from '../plan/base.js';
import type { ResourceType } from '../plan/resource-types.js';
import { variations } from '../plan/variations.js';
import { show } from '../plan/values.js';
import { creatableTypes, notCreated, readResource } from '../state/lifecycle-steps.js';
import { sameValue } from '../state/compare-values.js';

interface Subject {
  readonly resourceType: ResourceType;
  readonly operation: OpenApiOperation;
}

export const refusedWithoutEffect = defineConformanceCheck({
  id: 'refused-without-effect',
  title: 'A request that is refused changes nothing',
  severity: 'error',
  source: 'RFC 9110 §15.5: the request was not carried out',
  scenario: defineScenario<Subject>({
    writes: true,
    subjects: (state) =>
      creatableTypes(state, 'read').flatMap((resourceType) =>
        [resourceType.replace, resourceType.patch, resourceType.remove]
          .filter((one) => one !== undefined)
          .map((operation) => ({ resourceType, operation })),
      ),
    operation: ({ operation }) => operation,
    async run(session, { resourceType, operation }) {
      const resource = await session.create(resourceType);
      if (resource === undefined) return notCreated(resourceType);
      const before = await readResource(session, resource);
      if (!succeeded(before)) return 'what was made cannot be read';
      const refused: Exchange[] = [];
      if (operation.security.length > 0 && operation.security.every((one) => one.size > 0)) {
        refused.push(await session.call(operation, { vars: resource.vars, identity: 'none' }));
      }
      const media = bodyType(operation);
      const base = session.body(operation, resource.vars);
      if (media?.schema !== undefined && base !== undefined) {
        const judge = session.state.judges.judge(media.schema, 'request');
        const bad = variations(session.state.contract.openapi.document, media.schema, base, judge).filter(
          ({ valid }) => !valid,
        );
        for (const { value } of bad.slice(-2))
          refused.push(
            await session.call(operation, { vars: resource.vars, body: { mediaType: media.mediaType, value } }),
          );
      }
      const [first] = refused.filter(
        ({ response }) => response !== undefined && response.status >= 400 && response.status < 500,
      );
      if (first === undefined || refused.some((one) => succeeded(one))) return;
      const after = await readResource(session, resource);
      if (!succeeded(after)) {
        session.report(after, {
          message: `${operation.method} was refused with ${first.response!.status}, yet the thing is gone.`,
          key: 'gone',
        });
        return;
      }
      const [old, now] = [jsonBody(before), jsonBody(after)];
      for (const [name, value] of Object.entries(isObject(old) ? old : {})) {
        if (value !== undefined && !sameValue(value, get(now, name)))
          session.report(after, {
            message: `${operation.method} was refused, yet ${name} changed from ${show(value)} to ${show(get(now, name) ?? null)}.`,
            key: `changed ${name}`,
          });
      }
    },
  }),
});
