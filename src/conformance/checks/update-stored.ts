import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session, CreatedResource } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { bodyType } from '../plan/base.js';
import type { ResourceType } from '../plan/resource-types.js';
import { show } from '../plan/values.js';
import { get, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { differences, sameValue } from '../state/compare-values.js';
import { creatableTypes, notCreated, readResource } from '../state/lifecycle-steps.js';

interface Subject {
  readonly resourceType: ResourceType;
  readonly operation: OpenApiOperation;
}

export const updateStored = defineConformanceCheck({
  id: 'update-stored',
  title: 'An update is kept: reading shows what was sent, all of it and nothing else changed',
  severity: 'error',
  source: 'RFC 9110 §9.3.4 PUT; RFC 5789 §2 PATCH',
  scenario: defineScenario<Subject>({
    writes: true,
    subjects: (state) =>
      creatableTypes(state, 'read').flatMap((resourceType) =>
        [resourceType.replace, resourceType.patch]
          .filter((one) => one !== undefined)
          .map((operation) => ({ resourceType, operation })),
      ),
    operation: ({ operation }) => operation,
    async run(session, { resourceType, operation }) {
      const resource = await session.create(resourceType);
      const neighbour = await session.create(resourceType);
      if (resource === undefined) return notCreated(resourceType);
      const before = await readResource(session, resource);
      const beside = neighbour === undefined ? undefined : await readResource(session, neighbour);
      const sent = session.body(operation, resource.vars);
      const type = bodyType(operation)?.mediaType;
      if (sent === undefined || type === undefined) return 'no body could be made';
      const updated = await session.call(operation, { vars: resource.vars, body: { mediaType: type, value: sent } });
      if (!succeeded(updated)) return `the update was answered ${updated.response?.status ?? updated.failure?.kind}`;
      const after = await readResource(session, resource);
      if (!succeeded(after)) {
        session.report(after, {
          message: `After ${operation.method} the thing cannot be read: ${after.response?.status ?? after.failure?.kind}.`,
          key: 'unreadable',
        });
        return;
      }
      compare(session, resourceType, operation, sent, updated, after);
      if (operation.method === 'PATCH') untouched(session, sent, before, after);
      if (neighbour !== undefined && beside !== undefined && succeeded(beside))
        await isolated(session, neighbour, beside);
      if (operation.method === 'PATCH') await singly(session, resourceType, operation, resource, type, sent);
      await again(session, operation, resource, { mediaType: type, value: sent }, updated, after);
    },
  }),
});

function compare(
  session: Session,
  resourceType: ResourceType,
  operation: OpenApiOperation,
  sent: unknown,
  updated: Exchange,
  after: Exchange,
): void {
  for (const one of differences(session.state, resourceType, operation, sent as never, jsonBody(after))) {
    session.report(after, {
      message: `After ${operation.method}, ${one.name} is ${one.stored === undefined ? 'not there' : show(one.stored)}; ${show(one.sent)} was sent.`,
      key: `lost ${one.name}`,
    });
  }
  for (const one of differences(session.state, resourceType, operation, sent as never, jsonBody(updated))) {
    if (one.stored !== undefined)
      session.report(updated, {
        message: `${operation.method} answers ${one.name} ${show(one.stored)}; ${show(one.sent)} was sent.`,
        key: `echo ${one.name}`,
        severity: 'warning',
      });
  }
}

/** A PATCH changes what it names; the rest stays (RFC 5789 §2, RFC 7396). */
function untouched(session: Session, sent: unknown, before: Exchange, after: Exchange): void {
  const [old, now] = [jsonBody(before), jsonBody(after)];
  if (!isObject(old)) return;
  for (const [name, value] of Object.entries(old)) {
    if (value === undefined || get(sent, name) !== undefined || isVolatile(name)) continue;
    if (!sameValue(value, get(now, name)))
      session.report(after, {
        message: `PATCH did not name ${name}, yet it changed from ${show(value)} to ${show(get(now, name) ?? null)}.`,
        key: `touched ${name}`,
      });
  }
}

/** Most properties that are changed alone. */
const MOST_SINGLY = 4;

/** A merge patch of one property changes that one, and null takes it away (RFC 7396 §2). */
async function singly(
  session: Session,
  resourceType: ResourceType,
  operation: OpenApiOperation,
  resource: CreatedResource,
  mediaType: string,
  sent: Json,
): Promise<void> {
  if (!isObject(sent) || !/merge-patch\+json|^application\/json/i.test(mediaType)) return;
  const schema = operation.requestBody?.content.find((one) => one.mediaType === mediaType)?.schema;
  if (schema === undefined) return;
  const judge = session.state.judges.judge(schema, 'request');
  for (const [name, value] of Object.entries(sent).slice(0, MOST_SINGLY)) {
    for (const one of [value, null]) {
      const patch: JsonObject = { [name]: one };
      if (one === undefined || judge(patch).length > 0 || (one === null && !mediaType.includes('merge-patch')))
        continue;
      const before = await readResource(session, resource);
      const answer = await session.call(operation, { vars: resource.vars, body: { mediaType, value: patch } });
      const after = await readResource(session, resource);
      if (!succeeded(before) || !succeeded(answer) || !succeeded(after)) continue;
      untouched(session, patch, before, after);
      if (one !== null) compare(session, resourceType, operation, patch, answer, after);
      else if (isKept(get(jsonBody(before), name), get(jsonBody(after), name)))
        session.report(after, {
          message: `PATCH set ${name} to null, yet it stays as it was.`,
          key: `null ${name}`,
        });
    }
  }
}

/** Whether a value is there and as it was. */
function isKept(before: Json | undefined, after: Json | undefined): boolean {
  return (before ?? null) !== null && after !== undefined && sameValue(before as Json, after);
}

async function isolated(session: Session, neighbour: CreatedResource, before: Exchange): Promise<void> {
  const found = await readResource(session, neighbour);
  const [was, is] = [jsonBody(before), jsonBody(found)];
  if (!succeeded(found))
    return session.report(found, {
      message: `Updating one thing made another unreadable: ${found.response?.status ?? found.failure?.kind}.`,
      key: 'neighbour gone',
    });
  for (const [name, value] of Object.entries(isObject(was) ? was : {})) {
    if (value === undefined || isVolatile(name) || sameValue(value, get(is, name))) continue;
    session.report(found, {
      message: `Updating one thing changed another: ${name} was ${show(value)}, is ${show(get(is, name) ?? null)}.`,
      key: `neighbour ${name}`,
    });
  }
}

/** Names of properties that a server changes by itself. */
function isVolatile(name: string): boolean {
  return /updated|modified|version|etag|revision|changed|time/i.test(name);
}

/** The same PUT once more changes nothing (RFC 9110 §9.2.2). */
async function again(
  session: Session,
  operation: OpenApiOperation,
  resource: CreatedResource,
  body: { mediaType: string; value: never | unknown },
  first: Exchange,
  after: Exchange,
): Promise<void> {
  if (operation.method !== 'PUT') return;
  const second = await session.call(operation, { vars: resource.vars, body: body as never });
  if (!succeeded(second)) {
    session.report(second, {
      message: `The same PUT sent again is answered ${second.response?.status ?? second.failure?.kind}; the first was answered ${first.response?.status}.`,
      key: 'repeat status',
    });
    return;
  }
  const repeated = await readResource(session, resource);
  const [was, is] = [jsonBody(after), jsonBody(repeated)];
  if (!isObject(was) || !isObject(is)) return;
  for (const [name, value] of Object.entries(was)) {
    if (value === undefined || isVolatile(name)) continue;
    if (!sameValue(value, get(is, name)))
      session.report(repeated, {
        message: `The same PUT sent again changed ${name} from ${show(value)} to ${show(get(is, name) ?? null)}: PUT is idempotent.`,
        key: `repeat ${name}`,
      });
  }
}
