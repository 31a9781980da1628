import { defineConformanceCheck, defineScenario } from '../check.js';
import { header, succeeded } from '../exchange.js';
import { bodyType } from '../plan/base.js';
import type { ResourceType } from '../plan/resource-types.js';
import { creatableTypes, notCreated, readResource } from '../state/lifecycle-steps.js';

export const validatorsWork = defineConformanceCheck({
  id: 'validators-work',
  title: 'An ETag changes with what it stands for, and If-None-Match and If-Match are honoured',
  severity: 'warning',
  source: 'RFC 9110 §8.8.3, §13.1',
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) => creatableTypes(state, 'read'),
    operation: ({ read: reader }) => reader,
    async run(session, resourceType) {
      const resource = await session.create(resourceType);
      if (resource === undefined) return notCreated(resourceType);
      const first = await readResource(session, resource);
      const etag = header(first.response, 'etag');
      if (!succeeded(first) || etag === undefined) return 'no ETag is sent';
      const declares = (status: string): boolean => resourceType.read!.responses.some((one) => one.status === status);
      const again = await session.call(resourceType.read!, { vars: resource.vars, headers: { 'If-None-Match': etag } });
      if (succeeded(again) && declares('304'))
        session.report(again, {
          message: `If-None-Match with the current ETag answers ${again.response!.status}, not 304.`,
          key: 'if-none-match',
        });
      const operation = resourceType.replace ?? resourceType.patch;
      const mediaType = operation === undefined ? undefined : bodyType(operation)?.mediaType;
      if (operation === undefined || mediaType === undefined) return;
      const value = session.body(operation, resource.vars) ?? null;
      if (operation.responses.some(({ status }) => status === '412')) {
        const stale = await session.call(operation, {
          vars: resource.vars,
          body: { mediaType, value },
          headers: { 'If-Match': '"stale-0000"' },
        });
        if (succeeded(stale))
          session.report(stale, {
            message: `If-Match with a wrong ETag answers ${stale.response!.status}, not 412.`,
            key: 'if-match',
          });
      }
      const current = header((await readResource(session, resource)).response, 'etag') ?? etag;
      const update = (headers: Record<string, string>) =>
        session.call(operation, {
          vars: resource.vars,
          body: { mediaType, value: session.body(operation, resource.vars) ?? null },
          headers,
        });
      let changed = await update({ 'If-Match': current });
      if (changed.response?.status === 412) {
        session.report(changed, {
          message: `If-Match with the ETag that was just given, ${current}, answers 412.`,
          key: 'if-match current',
        });
        changed = await update({});
      }
      const after = await readResource(session, resource);
      if (!succeeded(changed) || !succeeded(after) || after.response!.text === first.response!.text) return;
      if (header(after.response, 'etag') === current)
        session.report(after, { message: `The thing changed, its ETag ${current} did not.`, key: 'etag' });
      const old = await session.call(resourceType.read!, {
        vars: resource.vars,
        headers: { 'If-None-Match': current },
      });
      if (old.response?.status === 304)
        session.report(old, {
          message: `The thing changed, yet If-None-Match with its old ETag ${current} answers 304.`,
          key: 'stale',
        });
    },
  }),
});
