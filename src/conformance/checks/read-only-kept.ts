import type { OpenApiOperation } from '../../model/contract.js';
import { get } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { World } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import { bodyType } from '../plan/base.js';
import { answerProperties, bodyProperties } from '../plan/resources.js';
import type { Resource } from '../plan/resources.js';
import { sample } from '../plan/sample.js';
import { typesOf } from '../plan/flatten.js';
import { show } from '../plan/values.js';
import { living, notMade, read, sameValue, withMembers } from '../state/life.js';

interface Subject {
  readonly resource: Resource;
  readonly operation: OpenApiOperation;
}

export const readOnlyKept = defineConformanceCheck({
  id: 'read-only-kept',
  title: 'A readOnly property cannot be set by a client',
  severity: 'error',
  source: 'JSON Schema 2020-12 Validation §9.4 readOnly',
  scenario: defineScenario<Subject>({
    writes: true,
    subjects: (world) =>
      living(world, 'read')
        .filter((resource) => readOnly(world, resource).length > 0)
        .flatMap((resource) =>
          [resource.create, resource.replace, resource.patch]
            .filter((one) => one !== undefined)
            .map((operation) => ({ resource, operation })),
        ),
    operation: ({ operation }) => operation,
    async run(session, { resource, operation }) {
      for (const [name, value] of readOnly(session.world, resource)) {
        const made =
          operation === resource.create
            ? await session.create(resource, { adjust: (body) => withMembers(body, { [name]: value }) })
            : await session.create(resource);
        if (made === undefined) {
          if (operation !== resource.create) return notMade(resource);
          continue;
        }
        if (operation !== resource.create) {
          const mediaType = bodyType(operation)?.mediaType ?? 'application/json';
          const body = withMembers(session.body(operation, made.vars), { [name]: value });
          if (!succeeded(await session.call(operation, { vars: made.vars, body: { mediaType, value: body } })))
            continue;
        }
        const found = await read(session, made);
        if (operation !== resource.create && [404, 410].includes(found.response?.status ?? 0)) {
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
function readOnly(world: World, resource: Resource): (readonly [string, Json])[] {
  const answers = answerProperties(world.contract, resource.read);
  const accepts = bodyProperties(world.contract, resource.create ?? resource.replace);
  const names = [...answers.values(), ...accepts.values()].filter((one) => one.readOnly && !one.name.startsWith('@'));
  const found = new Map<string, Json>();
  for (const { name, flat } of names) {
    const value = unlikely(world, flat);
    if (value !== undefined) found.set(name, value);
  }
  return [...found];
}

function unlikely(world: World, flat: Parameters<typeof typesOf>[0]): Json | undefined {
  const judge = world.judges.judge(flat);
  const [type] = typesOf(flat).filter((name) => name !== 'null');
  const candidates: Json[] =
    type === 'integer' || type === 'number'
      ? [987_654, 9876, 97]
      : type === 'boolean'
        ? []
        : [
            ...(typeof flat['format'] === 'string' ? [OLD[flat['format']] ?? null] : []),
            'set-by-client',
            sample(world.contract.openapi.document, flat, { full: false, n: 77 }),
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
