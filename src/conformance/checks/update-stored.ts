import { get, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { CreatedResource, Session } from '../check.js';
import { jsonBody, statusOrFailure, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import type { DraftBody } from '../plan/case.js';
import { show } from '../plan/values.js';
import { changes, differences, sameValue } from '../state/compare-values.js';
import type { Change } from '../state/compare-values.js';
import { notCreated, readResource, requestFor } from '../state/lifecycle-steps.js';
import { creatableTypes, operationsOf } from '../state/subjects.js';
import type { TypeOperation } from '../state/subjects.js';

export const updateStored = defineConformanceCheck({
  id: 'update-stored',
  title: 'An update is stored: reading shows everything that was sent, and nothing else has changed',
  severity: 'error',
  source: 'RFC 9110 §9.3.4 PUT; RFC 5789 §2 PATCH',
  scenario: defineScenario<TypeOperation>({
    writes: true,
    subjects: (state) =>
      creatableTypes(state, 'read').flatMap((resourceType) => operationsOf(resourceType, 'replace', 'patch')),
    operation: ({ operation }) => operation,
    async run(session, subject) {
      const resource = await session.create(subject.resourceType);
      const neighbour = await session.create(subject.resourceType);
      if (resource === undefined) return notCreated(subject.resourceType);
      const before = await readResource(session, resource);
      const neighbourBefore = neighbour === undefined ? undefined : await readResource(session, neighbour);
      const update = await sendUpdate(session, subject, resource);
      if (typeof update === 'string') return update;
      if (!succeeded(update.after))
        return session.report(update.after, {
          message: `After ${subject.operation.method}, the resource cannot be read: ${statusOrFailure(update.after)}.`,
          key: 'unreadable',
        });
      const { body, answer, after } = update;
      judgeSent(session, subject, body.value, answer, after);
      if (subject.operation.method === 'PATCH') judgeUntouched(session, body.value, before, after);
      if (neighbour !== undefined && neighbourBefore !== undefined && succeeded(neighbourBefore))
        await judgeNeighbour(session, neighbour, neighbourBefore);
      if (subject.operation.method === 'PATCH') await patchSingly(session, subject, resource, body);
      if (subject.operation.method === 'PUT') await repeatPut(session, subject, resource, update);
    },
  }),
});

/** An update that was accepted, and what reading the resource returned afterwards. */
interface Update {
  readonly body: DraftBody;
  readonly answer: Exchange;
  readonly after: Exchange;
}

/** Updates the resource and reads it; resolves to a reason when that is not possible. */
async function sendUpdate(
  session: Session,
  { operation }: TypeOperation,
  resource: CreatedResource,
): Promise<Update | string> {
  const request = requestFor(session, operation, resource);
  if (request.body === undefined) return 'no body could be built';
  const answer = await session.call(operation, request);
  if (!succeeded(answer)) return `the update was answered ${statusOrFailure(answer)}`;
  return { body: request.body, answer, after: await readResource(session, resource) };
}

/** Reading the resource, and the answer to the update, show the values that were sent. */
function judgeSent(
  session: Session,
  { resourceType, operation }: TypeOperation,
  sent: Json | undefined,
  answer: Exchange,
  after: Exchange,
): void {
  const { method } = operation;
  for (const one of differences(session.state, resourceType, operation, sent, jsonBody(after)))
    session.report(after, {
      message: `${method} sent ${one.name} as ${show(one.sent)}, but afterwards the resource ${one.stored === undefined ? 'lacks it' : `shows ${show(one.stored)}`}.`,
      key: `lost ${one.name}`,
    });
  for (const one of differences(session.state, resourceType, operation, sent, jsonBody(answer))) {
    if (one.stored === undefined) continue;
    session.report(answer, {
      message: `${method} sent ${one.name} as ${show(one.sent)}, but its response shows ${show(one.stored)}.`,
      key: `echo ${one.name}`,
      severity: 'warning',
    });
  }
}

/** A PATCH changes the properties that it names and no others (RFC 5789 §2, RFC 7396). */
function judgeUntouched(session: Session, sent: Json | undefined, before: Exchange, after: Exchange): void {
  for (const { name, ...one } of lastingChanges(before, after)) {
    if (get(sent, name) !== undefined) continue;
    session.report(after, {
      message: `PATCH did not name ${name}, but ${name} changed from ${show(one.before)} to ${show(one.after ?? null)}.`,
      key: `touched ${name}`,
    });
  }
}

/** Changes of properties that a server does not update on its own. */
function lastingChanges(before: Exchange, after: Exchange): Change[] {
  return changes(jsonBody(before), jsonBody(after)).filter(
    ({ name }) => !/updated|modified|version|etag|revision|changed|time/i.test(name),
  );
}

/** How many properties are patched one at a time. */
const PATCHED_SINGLY = 4;

/** A merge patch of one property changes only that property, and null removes it (RFC 7396 §2). */
async function patchSingly(
  session: Session,
  subject: TypeOperation,
  resource: CreatedResource,
  { mediaType = '', value: sent }: DraftBody,
): Promise<void> {
  if (!isObject(sent) || !/merge-patch\+json|^application\/json/i.test(mediaType)) return;
  const schema = subject.operation.requestBody?.content.find((one) => one.mediaType === mediaType)?.schema;
  if (schema === undefined) return;
  const judge = session.state.judges.judge(schema, 'request');
  for (const [name, value] of Object.entries(sent).slice(0, PATCHED_SINGLY)) {
    for (const one of mediaType.includes('merge-patch') ? [value, null] : [value])
      if (one !== undefined && judge({ [name]: one }).length === 0)
        await patchOne(session, subject, resource, mediaType, name, one);
  }
}

async function patchOne(
  session: Session,
  subject: TypeOperation,
  resource: CreatedResource,
  mediaType: string,
  name: string,
  value: Json,
): Promise<void> {
  const patch = { [name]: value };
  const before = await readResource(session, resource);
  const answer = await session.call(subject.operation, { vars: resource.vars, body: { mediaType, value: patch } });
  const after = await readResource(session, resource);
  if (!succeeded(before) || !succeeded(answer) || !succeeded(after)) return;
  judgeUntouched(session, patch, before, after);
  if (value !== null) return judgeSent(session, subject, patch, answer, after);
  const [old, now] = [get(jsonBody(before), name) ?? null, get(jsonBody(after), name)];
  if (old !== null && now !== undefined && sameValue(old, now))
    session.report(after, { message: `PATCH set ${name} to null, but its value is unchanged.`, key: `null ${name}` });
}

/** Another resource is unchanged. */
async function judgeNeighbour(session: Session, neighbour: CreatedResource, before: Exchange): Promise<void> {
  const found = await readResource(session, neighbour);
  if (!succeeded(found))
    return session.report(found, {
      message: `Updating one resource made another one unreadable: ${statusOrFailure(found)}.`,
      key: 'neighbour gone',
    });
  for (const one of lastingChanges(before, found))
    session.report(found, {
      message: `Updating one resource changed another: its ${one.name} changed from ${show(one.before)} to ${show(one.after ?? null)}.`,
      key: `neighbour ${one.name}`,
    });
}

/** The same PUT sent again changes nothing (RFC 9110 §9.2.2). */
async function repeatPut(
  session: Session,
  { operation }: TypeOperation,
  resource: CreatedResource,
  { body, answer, after }: Update,
): Promise<void> {
  const second = await session.call(operation, { vars: resource.vars, body });
  if (!succeeded(second))
    return session.report(second, {
      message: `The first PUT was answered ${statusOrFailure(answer)}, but the same PUT sent again ${statusOrFailure(second)}.`,
      key: 'repeat status',
    });
  const repeated = await readResource(session, resource);
  if (!isObject(jsonBody(repeated))) return;
  for (const one of lastingChanges(after, repeated))
    session.report(repeated, {
      message: `The same PUT sent again changed ${one.name} from ${show(one.before)} to ${show(one.after ?? null)}, but PUT is idempotent.`,
      key: `repeat ${one.name}`,
    });
}
