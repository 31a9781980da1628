import { get } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { CreatedResource, RunState, Session } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import { bodyType } from '../plan/base.js';
import { typesOf } from '../plan/flatten.js';
import { answerProperties, bodyProperties } from '../plan/resource-types.js';
import type { ResourceType } from '../plan/resource-types.js';
import { sample } from '../plan/sample.js';
import { show } from '../plan/values.js';
import { sameValue, withProperties } from '../state/compare-values.js';
import { notCreated, readResource } from '../state/lifecycle-steps.js';
import { creatableTypes, operationsOf } from '../state/subjects.js';
import type { TypeOperation } from '../state/subjects.js';

export const readOnlyKept = defineConformanceCheck({
  id: 'read-only-kept',
  title: 'A readOnly property cannot be set by a client',
  severity: 'error',
  source: 'JSON Schema 2020-12 Validation §9.4 readOnly',
  scenario: defineScenario<TypeOperation>({
    writes: true,
    subjects: (state) =>
      creatableTypes(state, 'read')
        .filter((resourceType) => readOnlyValues(state, resourceType).length > 0)
        .flatMap((resourceType) => operationsOf(resourceType, 'create', 'replace', 'patch')),
    operation: ({ operation }) => operation,
    async run(session, subject) {
      for (const [name, value] of readOnlyValues(session.state, subject.resourceType)) {
        const isCreation = subject.operation === subject.resourceType.create;
        const resource = await session.create(
          subject.resourceType,
          isCreation ? { adjust: (body) => withProperties(body, { [name]: value }) } : {},
        );
        if (resource === undefined && !isCreation) return notCreated(subject.resourceType);
        if (resource === undefined) continue;
        if (!isCreation && !(await update(session, subject, resource, name, value))) continue;
        await judgeKept(session, subject, resource, name, value);
      }
    },
  }),
});

/** Sends an update that sets the property; returns whether it was accepted. */
async function update(
  session: Session,
  { operation }: TypeOperation,
  { vars }: CreatedResource,
  name: string,
  value: Json,
): Promise<boolean> {
  const mediaType = bodyType(operation)?.mediaType ?? 'application/json';
  const body = withProperties(session.body(operation, vars), { [name]: value });
  return succeeded(await session.call(operation, { vars, body: { mediaType, value: body } }));
}

/** The resource is still at its address, without the value that was sent. */
async function judgeKept(
  session: Session,
  { resourceType, operation }: TypeOperation,
  resource: CreatedResource,
  name: string,
  value: Json,
): Promise<void> {
  const found = await readResource(session, resource);
  const [at, hint] = [`#/${name}`, 'Ignore the property, or refuse the request.'];
  if (operation !== resourceType.create && [404, 410].includes(found.response?.status ?? 0))
    session.report(found, {
      message: `${name} is readOnly, but after a ${operation.method} with another value the resource is no longer at its address.`,
      key: `moved ${name}`,
      at,
      hint,
    });
  if (succeeded(found) && sameValue(value, get(jsonBody(found), name)))
    session.report(found, {
      message: `${name} is readOnly, but ${operation.method} set it to ${show(value)}.`,
      key: `set ${name}`,
      at,
      hint,
    });
}

/** The readOnly properties of a resource type, each with a value that the server is unlikely to choose itself. */
function readOnlyValues(state: RunState, resourceType: ResourceType): (readonly [string, Json])[] {
  const answers = answerProperties(state.contract, resourceType.read);
  const accepts = bodyProperties(state.contract, resourceType.create ?? resourceType.replace);
  const readOnly = [...answers.values(), ...accepts.values()].filter(
    (one) => one.readOnly && !one.name.startsWith('@'),
  );
  const found = new Map<string, Json>();
  for (const { name, flat } of readOnly) {
    const value = unlikelyValue(state, flat);
    if (value !== undefined) found.set(name, value);
  }
  return [...found];
}

function unlikelyValue(state: RunState, flat: JsonObject): Json | undefined {
  const judge = state.judges.judge(flat);
  return candidatesFor(state, flat).find((value) => value !== null && judge(value).length === 0);
}

function candidatesFor(state: RunState, flat: JsonObject): readonly Json[] {
  const [type] = typesOf(flat).filter((name) => name !== 'null');
  if (type === 'integer' || type === 'number') return [987_654, 9876, 97];
  if (type === 'boolean') return [];
  const format = flat['format'];
  return [
    ...(typeof format === 'string' ? [UNLIKELY[format] ?? null] : []),
    'set-by-client',
    sample(state.contract.openapi.document, flat, { full: false, n: 77 }),
  ];
}

const UNLIKELY: Readonly<Record<string, string>> = {
  'date-time': '1999-12-31T23:59:59Z',
  date: '1999-12-31',
  uuid: 'abad1dea-0000-4000-8000-00000badcafe',
  uri: 'https://set-by-client.example/',
  'uri-reference': '/set-by-client',
  email: 'set-by-client@example.org',
};
