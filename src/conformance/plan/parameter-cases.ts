import type { OpenApiOperation, Parameter } from '../../model/contract.js';
import type { Json, JsonObject } from '../../model/json.js';
import { baseDraft, withParameter } from './base.js';
import type { PlanInput } from './base.js';
import type { Case, CaseKind } from './case.js';
import { flatten, typesOf } from './flatten.js';
import { sample } from './sample.js';
import { badValues, goodValues } from './values.js';
import type { ValueVariation } from './values.js';

/** Header fields that belong to HTTP or to the run itself, never varied. */
const OWN_FIELDS = new Set([
  'accept',
  'content-type',
  'authorization',
  'host',
  'content-length',
  'if-match',
  'if-none-match',
]);

/** Cases that vary one query, header or cookie parameter: its values, its absence, and names that are not declared. */
export function* parameterCases(input: PlanInput, operation: OpenApiOperation): Generator<Case> {
  for (const parameter of operation.parameters) {
    if (parameter.in === 'path' || OWN_FIELDS.has(parameter.name.toLowerCase())) continue;
    yield* oneParameter(input, operation, parameter);
  }
  const draft = baseDraft(input, operation);
  yield {
    id: '',
    operation,
    kind: 'robustness',
    title: 'query: a parameter that is not declared',
    draft: { ...draft, query: [...draft.query, 'undeclared-parameter=1'] },
    at: 'query',
  };
  yield {
    id: '',
    operation,
    kind: 'robustness',
    title: 'query: a percent sign that encodes nothing',
    draft: { ...draft, query: [...draft.query, 'q=%zz'] },
    at: 'query',
    rule: 'malformed-uri',
  };
}

function* oneParameter(input: PlanInput, operation: OpenApiOperation, parameter: Parameter): Generator<Case> {
  const document = input.contract.openapi.document;
  const flat = flatten(document, parameter.schema);
  const judge = input.judges.judge(parameter.schema);
  const make = (kind: CaseKind, title: string, value: Json | undefined, rest: Partial<Case> = {}): Case => ({
    id: '',
    operation,
    kind,
    title: `${parameter.in} ${parameter.name}: ${title}`,
    draft: withParameter(baseDraft(input, operation), parameter, value),
    at: `${parameter.in}:${parameter.name}`,
    ...rest,
  });
  for (const example of parameter.examples) {
    if (judge(example.value).length === 0)
      yield make('positive', `example ${JSON.stringify(example.value)}`, example.value, { trust: 'example' });
  }
  if (parameter.examples.length === 0) {
    const value = sample(document, parameter.schema, { full: false, n: 1 });
    if (judge(value).length === 0) yield make('positive', 'a usual value', value, { trust: 'implied' });
  }
  for (const one of goodValues(flat)) {
    if (judge(one.value).length === 0 && one.value !== null)
      yield make(isOdd(parameter, one) ? 'robustness' : 'positive', one.title, one.value, one);
  }
  for (const one of badValues(flat)) {
    if (isTextual(one.value, flat) && judge(one.value).length > 0 && !readable(judge, one.value))
      yield make('negative', one.title, one.value, one);
  }
  if (parameter.required) yield make('negative', 'left out, though it is required', undefined, { rule: 'required' });
  yield make('robustness', 'empty', '', {});
  if (parameter.in === 'query' && !typesOf(flat).includes('array')) {
    const twice = make('robustness', 'given twice', '1');
    yield {
      ...twice,
      draft: { ...twice.draft, query: [...twice.draft.query, `${encodeURIComponent(parameter.name)}=2`] },
    };
  }
}

/** Values that the contract merely does not forbid are only tried for robustness. */
function isOdd(parameter: Parameter, { trust }: ValueVariation): boolean {
  return trust === 'implied' || parameter.in !== 'query';
}

/** Whether a broken value is still broken once it is text, as everything in a URL is. */
function isTextual(value: Json, flat: JsonObject): boolean {
  if (typeof value === 'object') return false;
  return typeof value === 'string' ? value !== '' : !typesOf(flat).includes('string');
}

/** Whether a value, written as text, could be read as a valid one. */
function readable(judge: (value: Json) => readonly unknown[], value: Json): boolean {
  if (typeof value !== 'string') return judge(String(value)).length === 0;
  const parsed = Number(value);
  return value.trim() !== '' && !Number.isNaN(parsed) && judge(parsed).length === 0;
}
