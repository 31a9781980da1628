import type { OpenApiOperation } from '../../model/contract.js';
import { get } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { RunState } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import { bodyType } from '../plan/base.js';
import { answerProperties, bodyProperties } from '../plan/resource-types.js';
import type { ResourceType } from '../plan/resource-types.js';
import { sample } from '../plan/sample.js';
import { typesOf } from '../plan/flatten.js';
import { show } from '../plan/values.js';
import { creatableTypes, notCreated, readResource } from '../state/lifecycle-steps.js';
import { sameValue, withProperties } from '../state/compare-values.js';

interface Subject {
  readonly resourceType: ResourceType;
  readonly operation: OpenApiOperation;
}

export const readOnlyKept = defineConformanceCheck({
  id: 'read-only-kept',
  title: 'A readOnly property cannot be set by a client',
  severity: 'error',
  source: 'JSON Schema 2020-12 Validation §9.4 readOnly',
  scenario: defineScenario<Subject>({
    writes: true,
    subjects: (state) =>
      creatableTypes(state, 'read')
        .filter((resourceType) => readOnly(state, resourceType).length > 0)
        .flatMap((resourceType) =>
          [resourceType.create, resourceType.replace, resourceType.patch]
            .filter((one) => one !== undefined)
            .map((operation) => ({ resourceType, operation })),
        ),
    operation: ({ operation }) => operation,
    async run(session, { resourceType, operation }) {
      for (const [name, value] of readOnly(session.state, resourceType)) {
        const made =
          operation === resourceType.create
            ? await session.create(resourceType, { adjust: (body) => withProperties(body, { [name]: value }) })
            : await session.create(resourceType);
        if (made === undefined) {
          if (operation !== resourceType.create) return notCreated(resourceType);
          continue;
        }
        if (operation !== resourceType.create) {
          const mediaType = bodyType(operation)?.mediaType ?? 'application/json';
          const body = withProperties(session.body(operation, made.vars), { [name]: value });
          if (!succeeded(await session.call(operation, { vars: made.vars, body: { mediaType, value: body } })))
            continue;
        }
        const found = await readResource(session, made);
        if (operation !== resourceType.create && [404, 410].includes(found.response?.status ?? 0)) {
          session.report(found, {
            message: `${name} is readOnly, yet after a ${operation.method} that names another one nothing is found at the old address.`,
            key: `moved ${name}`,
            at: `#/${name}`,
            hint: 'Ignore it, or refuse the request.',
          });
        }
        if (succeeded(found) && sameValue(value, get(jsonBody(found), name))) {
          session.report(found, {
            message: `${name} is readOnly, yet ${operation.method} set it to ${show(value)}.`,
            key: `set ${name}`,
            at: `#/${name}`,
            hint: 'Ignore it, or refuse the request.',
          });
        }
      }
    },
  }),
});

/** The readOnly properties of a resource with a value that the server would hardly choose itself. */
function readOnly(state: RunState, resourceType: ResourceType): (readonly [string, Json])[] {
  const answers = answerProperties(state.contract, resourceType.read);
  const accepts = bodyProperties(state.contract, resourceType.create ?? resourceType.replace);
  const names = [...answers.values(), ...accepts.values()].filter((one) => one.readOnly && !one.name.startsWith('@'));
  const found = new Map<string, Json>();
  for (const { name, flat } of names) {
    const value = unlikely(state, flat);
    if (value !== undefined) found.set(name, value);
  }
  return [...found];
}

function unlikely(state: RunState, flat: Parameters<typeof typesOf>[0]): Json | undefined {
  const judge = state.judges.judge(flat);
  const [type] = typesOf(flat).filter((name) => name !== 'null');
  const candidates: Json[] =
    type === 'integer' || type === 'number'
      ? [987_654, 9876, 97]
      : type === 'boolean'
        ? []
        : [
            ...(typeof flat['format'] === 'string' ? [OLD[flat['format']] ?? null] : []),
            'set-by-client',
            sample(state.contract.openapi.document, flat, { full: false, n: 77 }),
          ];
  return candidates.find((value) => value !== null && judge(value).length === 0);
}

const OLD: Readonly<Record<string, string>> = {
  'date-time': '1999-12-31T23:59:59Z',
  date: '1999-12-31',
  uuid: 'abad1dea-0000-4000-8000-00000badcafe',
  uri: 'https://set-by-client.example/',
  'uri-reference': '/set-by-client',
  email: 'set-by-client@example.org',
};
