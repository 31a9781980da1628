/** The plan of a run: every single-request case of a contract. */
import type { Contract, OpenApiOperation } from '../../model/contract.js';
import type { SchemaJudges } from '../../validate/schema.js';
import { baseDraft, usualBody } from './base.js';
import type { PlanInput } from './base.js';
import { bodyCases } from './body-cases.js';
import type { Case } from './case.js';
import { judgesOf } from './judges.js';
import { parameterCases } from './parameter-cases.js';
import { credentialCases, methodCases, negotiationCases, readingCases } from './protocol-cases.js';
import { targetCases } from './target-cases.js';

export interface PlanOptions {
  readonly judges?: SchemaJudges;
  readonly vars?: Readonly<Record<string, string>>;
}

/** Methods that change nothing (RFC 9110 §9.2.1). */
export const SAFE_METHODS: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'OPTIONS',
  'PROPFIND',
  'TRACE',
  'QUERY',
  'SEARCH',
]);

/** Every single-request case of a contract, in the order of its operations. Pure: the same contract always gives the same plan. */
export function planCases(contract: Contract, options: PlanOptions = {}): Case[] {
  const input: PlanInput = {
    contract,
    judges: options.judges ?? judgesOf(contract.openapi),
    vars: options.vars ?? contract.settings.test.vars,
  };
  return contract.openapi.operations.flatMap((operation) => operationCases(input, operation));
}

/** The cases that an operation had last, with what they were planned from: runs of one contract share them. */
const planned = new WeakMap<OpenApiOperation, { readonly from: string; readonly cases: readonly Case[] }>();

/** The cases of one operation; the first is the usual request. */
export function operationCases(input: PlanInput, operation: OpenApiOperation): readonly Case[] {
  const from = JSON.stringify([input.vars, [...(input.accepted ?? [])]]);
  const last = planned.get(operation);
  if (last?.from === from) return last.cases;
  const cases = planOperation(input, operation);
  planned.set(operation, { from, cases });
  return cases;
}

function planOperation(input: PlanInput, operation: OpenApiOperation): Case[] {
  const seen = new Map<string, number>();
  const cases = [
    usual(input, operation),
    ...bodyCases(input, operation),
    ...parameterCases(input, operation),
    ...targetCases(input, operation),
    ...credentialCases(input, operation),
    ...readingCases(input, operation),
    ...methodCases(input, operation),
    ...negotiationCases(input, operation),
  ];
  return cases.map((one) => {
    const id = [operation.id, one.kind, one.title].join(' / ');
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return { ...one, id: count === 1 ? id : `${id} (${count})` };
  });
}

/** The usual request of an operation as a case. */
export function usual(input: PlanInput, operation: OpenApiOperation): Case {
  const body = usualBody(input, operation);
  const title = body === undefined ? 'the usual request' : `the usual request, body: ${body.name}`;
  return {
    id: `${operation.id} / positive / ${title}`,
    operation,
    kind: 'positive',
    title,
    draft: baseDraft(input, operation, body),
    trust: body?.trust ?? 'example',
  };
}
