import { defineConformanceCheck, defineScenario } from '../check.js';
import type { CreatedResource, Session } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { show } from '../plan/values.js';
import { changes } from '../state/compare-values.js';
import { invalidBodies } from '../state/invalid-bodies.js';
import { notCreated, readResource } from '../state/lifecycle-steps.js';
import { creatableTypes, operationsOf } from '../state/subjects.js';
import type { TypeOperation } from '../state/subjects.js';

export const refusedWithoutEffect = defineConformanceCheck({
  id: 'refused-without-effect',
  title: 'A refused request changes nothing',
  severity: 'error',
  source: 'RFC 9110 §15.5 Client Error 4xx',
  scenario: defineScenario<TypeOperation>({
    writes: true,
    subjects: (state) =>
      creatableTypes(state, 'read').flatMap((resourceType) => operationsOf(resourceType, 'replace', 'patch', 'remove')),
    operation: ({ operation }) => operation,
    async run(session, { resourceType, operation }) {
      const resource = await session.create(resourceType);
      if (resource === undefined) return notCreated(resourceType);
      const before = await readResource(session, resource);
      if (!succeeded(before)) return 'the resource that was created cannot be read';
      const answers = await sendRefusable(session, { resourceType, operation }, resource);
      const refused = answers.find(
        ({ response }) => response !== undefined && response.status >= 400 && response.status < 500,
      );
      if (refused === undefined || answers.some((one) => succeeded(one))) return;
      judgeUnchanged(session, operation.method, refused, before, await readResource(session, resource));
    },
  }),
});

/** Sends requests that should be refused: without credentials, and with invalid bodies. */
async function sendRefusable(
  session: Session,
  { operation }: TypeOperation,
  { vars }: CreatedResource,
): Promise<readonly Exchange[]> {
  const answers: Exchange[] = [];
  if (operation.security.length > 0 && operation.security.every((one) => one.size > 0))
    answers.push(await session.call(operation, { vars, identity: 'none' }));
  const bodies = invalidBodies(session, operation, vars);
  for (const value of bodies?.values.slice(-2) ?? [])
    answers.push(await session.call(operation, { vars, body: { mediaType: bodies!.mediaType, value } }));
  return answers;
}

function judgeUnchanged(session: Session, method: string, refused: Exchange, before: Exchange, after: Exchange): void {
  if (!succeeded(after))
    return session.report(after, {
      message: `${method} was refused with ${refused.response!.status}, but the resource can no longer be read.`,
      key: 'gone',
    });
  for (const one of changes(jsonBody(before), jsonBody(after)))
    session.report(after, {
      message: `${method} was refused, but ${one.name} changed from ${show(one.before)} to ${show(one.after ?? null)}.`,
      key: `changed ${one.name}`,
    });
}
