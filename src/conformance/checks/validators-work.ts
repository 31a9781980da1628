import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { CreatedResource, Session } from '../check.js';
import { header, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { bodyType } from '../plan/base.js';
import type { ResourceType } from '../plan/resource-types.js';
import { notCreated, readResource } from '../state/lifecycle-steps.js';
import { creatableTypes } from '../state/subjects.js';

export const validatorsWork = defineConformanceCheck({
  id: 'validators-work',
  title: 'An ETag changes with the representation, and If-None-Match and If-Match are honoured',
  severity: 'warning',
  source: 'RFC 9110 §8.8.3, §13.1',
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) => creatableTypes(state, 'read'),
    operation: ({ read }) => read,
    async run(session, resourceType) {
      const resource = await session.create(resourceType);
      if (resource === undefined) return notCreated(resourceType);
      const first = await readResource(session, resource);
      const etag = header(first.response, 'etag');
      if (!succeeded(first) || etag === undefined) return 'no ETag is sent';
      await judgeIfNoneMatch(session, resource, etag);
      const operation = resourceType.replace ?? resourceType.patch;
      if (operation === undefined || bodyType(operation) === undefined) return;
      await judgeWrongIfMatch(session, resource, operation);
      const current = header((await readResource(session, resource)).response, 'etag') ?? etag;
      const changed = await judgeIfMatch(session, resource, operation, current);
      const after = await readResource(session, resource);
      if (!succeeded(changed) || !succeeded(after) || after.response!.text === first.response!.text) return;
      await judgeChangedEtag(session, resource, after, current);
    },
  }),
});

/** If-None-Match with the current ETag is answered 304. */
async function judgeIfNoneMatch(session: Session, resource: CreatedResource, etag: string): Promise<void> {
  const { read } = resource.resourceType;
  const again = await session.call(read!, { vars: resource.vars, headers: { 'If-None-Match': etag } });
  if (succeeded(again) && read!.responses.some(({ status }) => status === '304'))
    session.report(again, {
      message: `If-None-Match with the current ETag is answered ${again.response!.status} instead of 304.`,
      key: 'if-none-match',
    });
}

/** Updates the resource, with a new body and the given header fields. */
function update(
  session: Session,
  resource: CreatedResource,
  operation: OpenApiOperation,
  headers: Readonly<Record<string, string>>,
): Promise<Exchange> {
  const value = session.body(operation, resource.vars) ?? null;
  const { mediaType } = bodyType(operation)!;
  return session.call(operation, { vars: resource.vars, body: { mediaType, value }, headers });
}

/** If-Match with a wrong ETag is answered 412, where that is declared. */
async function judgeWrongIfMatch(
  session: Session,
  resource: CreatedResource,
  operation: OpenApiOperation,
): Promise<void> {
  if (!operation.responses.some(({ status }) => status === '412')) return;
  const stale = await update(session, resource, operation, { 'If-Match': '"stale-0000"' });
  if (succeeded(stale))
    session.report(stale, {
      message: `If-Match with a wrong ETag is answered ${stale.response!.status} instead of 412.`,
      key: 'if-match',
    });
}

/** If-Match with the current ETag is accepted; updates the resource in any case. */
async function judgeIfMatch(
  session: Session,
  resource: CreatedResource,
  operation: OpenApiOperation,
  current: string,
): Promise<Exchange> {
  const changed = await update(session, resource, operation, { 'If-Match': current });
  if (changed.response?.status !== 412) return changed;
  session.report(changed, {
    message: `If-Match with the current ETag, ${current}, is answered 412.`,
    key: 'if-match current',
  });
  return update(session, resource, operation, {});
}

/** After a change, the ETag is another one and the old one no longer matches. */
async function judgeChangedEtag(
  session: Session,
  resource: CreatedResource,
  after: Exchange,
  current: string,
): Promise<void> {
  if (header(after.response, 'etag') === current)
    session.report(after, { message: `The resource changed, but its ETag is still ${current}.`, key: 'etag' });
  const old = await session.call(resource.resourceType.read!, {
    vars: resource.vars,
    headers: { 'If-None-Match': current },
  });
  if (old.response?.status === 304)
    session.report(old, {
      message: `The resource changed, but If-None-Match with its old ETag ${current} is answered 304.`,
      key: 'stale',
    });
}
