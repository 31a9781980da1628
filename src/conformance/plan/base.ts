/** The building blocks of every case: valid bodies, parameter values and the usual request. */
import type { Contract, MediaType, OpenApiOperation, Parameter } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import type { SchemaJudges } from '../../validate/schema.js';
import { isJsonType } from '../exchange.js';
import { asSchema } from './flatten.js';
import type { Draft, DraftBody } from './case.js';
import { sample } from './sample.js';
import { encode, queryPairs, simpleValue } from './serialise.js';

/** What the plan is built from. */
export interface PlanInput {
  readonly contract: Contract;
  readonly judges: SchemaJudges;
  /** Values for parameters by name, given by the user. */
  readonly vars: Readonly<Record<string, string>>;
  /** The index of the base body that the server accepted, by operation id; it is the usual one from then on. */
  readonly accepted?: ReadonlyMap<string, number>;
}

/** A valid request body and its origin. */
export interface BaseBody extends DraftBody {
  readonly trust: 'example' | 'stated';
  readonly name: string;
}

/** The media type of the request body that is built: JSON if it is declared. */
export function bodyType(operation: OpenApiOperation): MediaType | undefined {
  const content = operation.requestBody?.content ?? [];
  return content.find(({ mediaType }) => isJsonType(mediaType)) ?? content[0];
}

/** Valid bodies of an operation, best first: examples of the contract, then built ones (every property, then the required ones). */
export function baseBodies({ contract, judges }: PlanInput, operation: OpenApiOperation): BaseBody[] {
  const media = bodyType(operation);
  if (media === undefined) return [];
  if (!isJsonType(media.mediaType)) return rawBodies(contract, media);
  const judge = judges.judge(media.schema ?? true, 'request');
  const examples = media.examples.map(({ name, value }): BaseBody => ({
    mediaType: media.mediaType,
    value,
    trust: 'example',
    name: name === '' ? 'example' : `example ${name}`,
  }));
  const built = [true, false].map((full): BaseBody => ({
    mediaType: media.mediaType,
    value: sample(contract.openapi.document, media.schema, { full, n: 1 }),
    trust: 'stated',
    name: full ? 'every property' : 'the required properties',
  }));
  return distinct([...examples, ...built].filter(({ value }) => judge(value as Json).length === 0));
}

function rawBodies(contract: Contract, media: MediaType): BaseBody[] {
  const value =
    media.examples[0]?.value ??
    sample(contract.openapi.document, asSchema(media.schema as Json | undefined), { full: true, n: 1 });
  if (media.mediaType.startsWith('application/x-www-form-urlencoded') && typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, item]): [string, string] => [
      key,
      typeof item === 'string' ? item : JSON.stringify(item),
    ]);
    return [
      { mediaType: media.mediaType, raw: new URLSearchParams(pairs).toString(), trust: 'stated', name: 'a form' },
    ];
  }
  if (media.mediaType.startsWith('multipart/')) return [];
  return [
    {
      mediaType: media.mediaType,
      raw: typeof value === 'string' ? value : JSON.stringify(value),
      trust: 'stated',
      name: 'a body',
    },
  ];
}

function distinct(bodies: readonly BaseBody[]): BaseBody[] {
  const seen = new Set<string>();
  return bodies.filter(({ value }) => {
    const text = JSON.stringify(value);
    return !seen.has(text) && seen.add(text);
  });
}

/** The usual value of a parameter: the one given by the user, an example, or a built one. */
export function parameterValue({ contract, vars }: PlanInput, parameter: Parameter): Json {
  if (Object.hasOwn(vars, parameter.name)) return vars[parameter.name]!;
  const example = parameter.examples[0]?.value;
  return example ?? sample(contract.openapi.document, parameter.schema, { full: false, n: 1 });
}

/** The body that is sent unless a case needs another: the one that the server accepted, else the best. */
export function usualBody(input: PlanInput, operation: OpenApiOperation): BaseBody | undefined {
  const bodies = baseBodies(input, operation);
  return bodies[input.accepted?.get(operation.id) ?? 0] ?? bodies[0];
}

/** The usual request of an operation: required parameters only, the usual body, the user's own credentials. */
export function baseDraft(
  input: PlanInput,
  operation: OpenApiOperation,
  body: DraftBody | undefined = usualBody(input, operation),
): Draft {
  const required = operation.parameters.filter((parameter) => parameter.required && parameter.in !== 'path');
  return required.reduce<Draft>(
    (draft, parameter) => withParameter(draft, parameter, parameterValue(input, parameter)),
    {
      method: operation.method,
      path: operation.path,
      vars: {},
      rawVars: {},
      query: [],
      headers: acceptOf(operation),
      identity: 'own',
      ...(body === undefined ? {} : { body }),
    },
  );
}

/** A draft with a parameter set to a value, or removed by `undefined`; an earlier value is replaced. */
export function withParameter(draft: Draft, parameter: Parameter, value: Json | undefined): Draft {
  if (parameter.in === 'path') {
    return value === undefined
      ? draft
      : { ...draft, vars: { ...draft.vars, [parameter.name]: simpleValue(parameter, value) } };
  }
  if (parameter.in === 'query' || parameter.in === 'querystring') {
    const prefix = new RegExp(`^${escape(encodeURIComponent(parameter.name))}(%5B|=)`);
    const rest = draft.query.filter((pair) => !prefix.test(pair));
    return { ...draft, query: value === undefined ? rest : [...rest, ...queryPairs(parameter, value)] };
  }
  const name = parameter.in === 'cookie' ? 'Cookie' : parameter.name;
  const others = Object.fromEntries(
    Object.entries(draft.headers).filter(([key]) => key.toLowerCase() !== name.toLowerCase()),
  );
  if (value === undefined) return { ...draft, headers: others };
  const text = headerText(simpleValue(parameter, value));
  return {
    ...draft,
    headers: { ...others, [name]: parameter.in === 'cookie' ? `${parameter.name}=${encodeURIComponent(text)}` : text },
  };
}

/** Media types that an operation declares for its 2xx responses, in order. */
export function successTypes(operation: OpenApiOperation): string[] {
  const successes = operation.responses.filter(({ status }) => status.startsWith('2'));
  return [...new Set(successes.flatMap(({ content }) => content.map(({ mediaType }) => mediaType)))];
}

function acceptOf(operation: OpenApiOperation): Record<string, string> {
  const [first] = successTypes(operation);
  return { Accept: first === undefined || first.includes('*') ? '*/*' : `${first}, */*;q=0.1` };
}

function headerText(text: string): string {
  return text.replace(/[^\t\x20-\x7e\x80-\xff]+/g, encode);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
