/** Cases that vary query, header and cookie parameters. */
import type { OpenApiOperation, Parameter } from '../../model/contract.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { SchemaJudge } from '../../validate/schema.js';
import { baseDraft, withParameter } from './base.js';
import type { PlanInput } from './base.js';
import type { Case, CaseKind } from './case.js';
import { flatten, typesOf } from './flatten.js';
import { sample } from './sample.js';
import { badValues, goodValues } from './values.js';
import type { ValueVariation } from './values.js';

/** Header fields that belong to HTTP or to the run itself; they are never varied. */
const RESERVED_FIELDS = new Set([
  'accept',
  'content-type',
  'authorization',
  'host',
  'content-length',
  'if-match',
  'if-none-match',
]);

/** Each parameter with other values and without one, and query parameters that are not declared. */
export function* parameterCases(input: PlanInput, operation: OpenApiOperation): Generator<Case> {
  for (const parameter of operation.parameters) {
    if (parameter.in === 'path' || RESERVED_FIELDS.has(parameter.name.toLowerCase())) continue;
    yield* oneParameter(input, operation, parameter);
  }
  const draft = baseDraft(input, operation);
  const undeclared = (title: string, pair: string): Case => ({
    id: '',
    operation,
    kind: 'robustness',
    title: `query: ${title}`,
    draft: { ...draft, query: [...draft.query, pair] },
    at: 'query',
  });
  yield undeclared('a parameter that is not declared', 'undeclared-parameter=1');
  yield { ...undeclared('a malformed percent-encoding', 'q=%zz'), rule: 'malformed-uri' };
}

/** What the cases of one parameter are built from. */
interface Subject {
  readonly parameter: Parameter;
  readonly flat: JsonObject;
  readonly judge: SchemaJudge;
  readonly make: (kind: CaseKind, title: string, value: Json | undefined, rest?: Partial<Case>) => Case;
}

function* oneParameter(input: PlanInput, operation: OpenApiOperation, parameter: Parameter): Generator<Case> {
  const subject: Subject = {
    parameter,
    flat: flatten(input.contract.openapi.document, parameter.schema),
    judge: input.judges.judge(parameter.schema),
    make: (kind, title, value, rest = {}) => ({
      id: '',
      operation,
      kind,
      title: `${parameter.in} ${parameter.name}: ${title}`,
      draft: withParameter(baseDraft(input, operation), parameter, value),
      at: `${parameter.in}:${parameter.name}`,
      ...rest,
    }),
  };
  yield* typicalValues(input, subject);
  yield* schemaValues(subject);
  yield* absences(subject);
}

/** The examples of the contract, or a built value where there are none. */
function* typicalValues({ contract }: PlanInput, { parameter, judge, make }: Subject): Generator<Case> {
  for (const example of parameter.examples) {
    if (judge(example.value).length === 0)
      yield make('positive', `example ${JSON.stringify(example.value)}`, example.value, { trust: 'example' });
  }
  if (parameter.examples.length > 0) return;
  const value = sample(contract.openapi.document, parameter.schema, { full: false, n: 1 });
  if (judge(value).length === 0) yield make('positive', 'a typical value', value, { trust: 'implied' });
}

/** Values that the schema allows, and values that violate it even when they are read as text. */
function* schemaValues({ parameter, flat, judge, make }: Subject): Generator<Case> {
  for (const one of goodValues(flat)) {
    if (judge(one.value).length === 0 && one.value !== null)
      yield make(isUncertain(parameter, one) ? 'robustness' : 'positive', one.title, one.value, one);
  }
  for (const one of badValues(flat)) {
    if (isInvalidAsText(one.value, flat) && judge(one.value).length > 0 && !isValidAsText(judge, one.value))
      yield make('negative', one.title, one.value, one);
  }
}

/** No value, an empty value, and two values. */
function* absences({ parameter, flat, make }: Subject): Generator<Case> {
  if (parameter.required) yield make('negative', 'omitted, though it is required', undefined, { rule: 'required' });
  yield make('robustness', 'empty', '', {});
  if (parameter.in !== 'query' || typesOf(flat).includes('array')) return;
  const once = make('robustness', 'sent twice', '1');
  const second = `${encodeURIComponent(parameter.name)}=2`;
  yield { ...once, draft: { ...once.draft, query: [...once.draft.query, second] } };
}

/** Values that the contract merely does not forbid are only tried for robustness. */
function isUncertain(parameter: Parameter, { trust }: ValueVariation): boolean {
  return trust === 'implied' || parameter.in !== 'query';
}

/** Whether an invalid value is still invalid as text, as everything in a URL is. */
function isInvalidAsText(value: Json, flat: JsonObject): boolean {
  if (typeof value === 'object') return false;
  return typeof value === 'string' ? value !== '' : !typesOf(flat).includes('string');
}

/** Whether a value, written as text, could be read as a valid one. */
function isValidAsText(judge: SchemaJudge, value: Json): boolean {
  if (typeof value !== 'string') return judge(String(value)).length === 0;
  const parsed = Number(value);
  return value.trim() !== '' && !Number.isNaN(parsed) && judge(parsed).length === 0;
}
