import type { OpenApiOperation } from '../../model/contract.js';
import { get, isObject } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { bodyType } from '../plan/base.js';
import type { Resource } from '../plan/resources.js';
import { variations } from '../plan/variations.js';
import { show } from '../plan/values.js';
import { living, notMade, read, sameValue } from '../state/life.js';

interface Subject {
  readonly resource: Resource;
  readonly operation: OpenApiOperation;
}

export const refusedWithoutEffect = defineConformanceCheck({
  id: 'refused-without-effect',
  title: 'A request that is refused changes nothing',
  severity: 'error',
  source: 'RFC 9110 §15.5: the request was not carried out',
  scenario: defineScenario<Subject>({
    writes: true,
    subjects: (world) =>
      living(world, 'read').flatMap((resource) =>
        [resource.replace, resource.patch, resource.remove]
          .filter((one) => one !== undefined)
          .map((operation) => ({ resource, operation })),
      ),
    operation: ({ operation }) => operation,
    async run(session, { resource, operation }) {
      const thing = await session.create(resource);
      if (thing === undefined) return notMade(resource);
      const before = await read(session, thing);
      if (!succeeded(before)) return 'what was made cannot be read';
      const refused: Exchange[] = [];
      if (operation.security.length > 0 && operation.security.every((one) => one.size > 0)) {
        refused.push(await session.call(operation, { vars: thing.vars, identity: 'none' }));
      }
      const media = bodyType(operation);
      const base = session.body(operation, thing.vars);
      if (media?.schema !== undefined && base !== undefined) {
        const judge = session.world.judges.judge(media.schema, 'request');
        const bad = variations(session.world.contract.openapi.document, media.schema, base, judge).filter(
          ({ valid }) => !valid,
        );
        for (const { value } of bad.slice(-2))
          refused.push(
            await session.call(operation, { vars: thing.vars, body: { mediaType: media.mediaType, value } }),
          );
      }
      const [first] = refused.filter(
        ({ response }) => response !== undefined && response.status >= 400 && response.status < 500,
      );
      if (first === undefined || refused.some((one) => succeeded(one))) return;
      const after = await read(session, thing);
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
