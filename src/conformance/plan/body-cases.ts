/** Cases that vary the request body. */
import type { MediaType, OpenApiOperation } from '../../model/contract.js';
import { isJsonType } from '../exchange.js';
import { baseBodies, baseDraft, bodyType, usualBody } from './base.js';
import type { BaseBody, PlanInput } from './base.js';
import type { Case, Draft } from './case.js';
import { lastVariable } from './template.js';
import { variations } from './variations.js';

/** Each base body, each variation in one place, bodies that are not JSON, and bodies of undeclared media types. */
export function* bodyCases(input: PlanInput, operation: OpenApiOperation): Generator<Case> {
  const media = bodyType(operation);
  if (media === undefined) return;
  yield* otherBaseBodies(input, operation);
  if (isJsonType(media.mediaType)) {
    yield* variedBodies(input, operation, media);
    yield* charsetBody(input, operation, media.mediaType);
    yield* malformedBodies(input, operation, media.mediaType);
  }
  yield* missingBody(input, operation);
  if (isJsonType(media.mediaType)) yield* undeclaredTypes(input, operation);
}

/** The base bodies that the usual request does not send. */
function* otherBaseBodies(input: PlanInput, operation: OpenApiOperation): Generator<Case> {
  const usual = usualBody(input, operation);
  for (const body of baseBodies(input, operation).filter(({ name }) => name !== usual?.name)) {
    const draft = baseDraft(input, operation, body);
    yield { ...bodyCase(operation, 'positive', `body: ${body.name}`, draft), trust: body.trust };
  }
}

/** Each variation of the richest base body in one place. */
function* variedBodies(
  input: PlanInput,
  operation: OpenApiOperation,
  { mediaType, schema }: MediaType,
): Generator<Case> {
  const base = richestBody(input, operation);
  if (base === undefined || schema === undefined) return;
  const judge = input.judges.judge(schema, 'request');
  for (const one of variations(input.contract.openapi.document, schema, base.value!, judge)) {
    if (one.valid && isOwnIdentifier(operation, one.at)) continue;
    const draft = baseDraft(input, operation, { mediaType, value: one.value });
    yield {
      ...bodyCase(operation, one.valid ? 'positive' : 'negative', `body ${one.at}: ${one.title}`, draft),
      at: `body${one.at}`,
      rule: one.rule,
      trust: one.trust,
    };
  }
}

/** The body that the server accepted, else the longest. */
function richestBody(input: PlanInput, operation: OpenApiOperation): BaseBody | undefined {
  if (input.accepted?.has(operation.id) === true) return usualBody(input, operation);
  return baseBodies(input, operation).reduce<BaseBody | undefined>(
    (best, one) => (size(one.value) > size(best?.value) ? one : best),
    undefined,
  );
}

/** Whether a place of the body holds the identifier that the address already gives: another one would contradict it. */
function isOwnIdentifier({ method, path }: OpenApiOperation, at: string): boolean {
  const variable = lastVariable(path);
  return method !== 'POST' && variable !== undefined && [`#/${variable}`, '#/id', '#/@id'].includes(at);
}

function* charsetBody(input: PlanInput, operation: OpenApiOperation, mediaType: string): Generator<Case> {
  const usual = usualBody(input, operation);
  if (usual === undefined || mediaType.includes(';')) return;
  const draft = baseDraft(input, operation, { mediaType: `${mediaType}; charset=utf-8`, value: usual.value! });
  yield {
    ...bodyCase(operation, 'positive', 'body: a media type with charset=utf-8', draft),
    at: 'header:Content-Type',
    rule: 'charset',
  };
}

function* malformedBodies(input: PlanInput, operation: OpenApiOperation, mediaType: string): Generator<Case> {
  const good = JSON.stringify(usualBody(input, operation)?.value ?? {});
  const texts: readonly (readonly [string, string])[] = [
    ['cut off in the middle', good.slice(0, Math.max(1, good.length - 1))],
    ['not JSON', '{"unquoted: }'],
    ['a trailing comma', '{"a": 1,}'],
    ['text after the value', `${good} trailing`],
    ['plain text', 'this is not JSON'],
  ];
  for (const [title, raw] of texts) {
    const draft = baseDraft(input, operation, { mediaType, raw });
    yield negative(operation, `body: malformed JSON, ${title}`, 'syntax', draft);
  }
  const deep = baseDraft(input, operation, { mediaType, raw: '['.repeat(2000) + ']'.repeat(2000) });
  yield { ...negative(operation, 'body: JSON nested 2,000 deep', 'syntax', deep), kind: 'robustness' };
}

function* missingBody(input: PlanInput, operation: OpenApiOperation): Generator<Case> {
  if (operation.requestBody?.required !== true) return;
  const { body: _, ...draft } = baseDraft(input, operation);
  yield negative(operation, 'body: missing, though it is required', 'body-required', draft);
  const mediaType = bodyType(operation)?.mediaType;
  if (mediaType === undefined || !isJsonType(mediaType)) return;
  const empty = { ...draft, body: { mediaType, raw: '' } };
  yield negative(operation, 'body: empty, though it is required', 'body-required', empty);
}

/** Bodies of media types that the operation does not declare, and one without a media type. */
function* undeclaredTypes(input: PlanInput, operation: OpenApiOperation): Generator<Case> {
  const declared = operation.requestBody?.content.map(({ mediaType }) => mediaType) ?? [];
  if (declared.some((type) => type.includes('*'))) return;
  const good = JSON.stringify(usualBody(input, operation)?.value ?? {});
  const undeclared: readonly (readonly [string, string])[] = [
    ['text/plain', good],
    ['application/xml', '<a/>'],
    ['application/x-www-form-urlencoded', 'a=b'],
  ];
  for (const [mediaType, raw] of undeclared) {
    if (declared.some((type) => type.startsWith(mediaType))) continue;
    const title = `body: sent as ${mediaType}, which is not declared`;
    const draft = baseDraft(input, operation, { mediaType, raw });
    yield { ...negative(operation, title, 'media-type', draft), at: 'header:Content-Type' };
  }
  const draft = baseDraft(input, operation);
  const { mediaType: _, ...body } = draft.body ?? {};
  const untyped = negative(operation, 'body: without Content-Type', 'media-type', { ...draft, body });
  yield { ...untyped, kind: 'robustness' };
}

function bodyCase(operation: OpenApiOperation, kind: Case['kind'], title: string, draft: Draft): Case {
  return { id: '', operation, kind, title, draft, at: 'body#', trust: 'stated' };
}

function negative(operation: OpenApiOperation, title: string, rule: string, draft: Draft): Case {
  return { ...bodyCase(operation, 'negative', title, draft), rule };
}

function size(value: unknown): number {
  return value === undefined ? 0 : JSON.stringify(value).length;
}
