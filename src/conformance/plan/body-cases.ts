import type { OpenApiOperation } from '../../model/contract.js';
import { isJsonType } from '../exchange.js';
import { baseBodies, baseDraft, bodyType, usualBody } from './base.js';
import type { PlanInput } from './base.js';
import type { Case, Draft } from './case.js';
import { lastVariable } from './template.js';
import { variations } from './variations.js';

/** Cases that vary the request body: each base body, each variation in one place, and bodies that are none. */
export function* bodyCases(input: PlanInput, operation: OpenApiOperation): Generator<Case> {
  const media = bodyType(operation);
  if (media === undefined) return;
  const bases = baseBodies(input, operation);
  const usual = usualBody(input, operation);
  for (const body of bases.filter(({ name }) => name !== usual?.name)) {
    yield {
      id: '',
      operation,
      kind: 'positive',
      title: `body: ${body.name}`,
      draft: baseDraft(input, operation, body),
      at: 'body#',
      trust: body.trust,
    };
  }
  if (!isJsonType(media.mediaType)) return yield* missingBody(input, operation);
  const judge = input.judges.judge(media.schema ?? true, 'request');
  const richest =
    input.accepted?.has(operation.id) === true
      ? usual
      : bases.reduce<(typeof bases)[number] | undefined>(
          (best, one) => (size(one.value) > size(best?.value) ? one : best),
          undefined,
        );
  if (richest !== undefined && media.schema !== undefined) {
    for (const one of variations(input.contract.openapi.document, media.schema, richest.value!, judge)) {
      if (one.valid && namesItself(operation, one.at)) continue;
      yield {
        id: '',
        operation,
        kind: one.valid ? 'positive' : 'negative',
        title: `body ${one.at}: ${one.title}`,
        draft: baseDraft(input, operation, { mediaType: media.mediaType, value: one.value }),
        at: `body${one.at}`,
        rule: one.rule,
        trust: one.trust,
      };
    }
  }
  if (usual !== undefined && !media.mediaType.includes(';')) {
    const draft = baseDraft(input, operation, { mediaType: `${media.mediaType}; charset=utf-8`, value: usual.value! });
    yield {
      id: '',
      operation,
      kind: 'positive',
      title: 'body: a media type with charset=utf-8',
      draft,
      at: 'header:Content-Type',
      rule: 'charset',
      trust: 'stated',
    };
  }
  yield* malformedBodies(input, operation, media.mediaType);
  yield* missingBody(input, operation);
  yield* foreignTypes(input, operation);
}

/** Whether a place of the body holds the identifier that the address already gives: another one would contradict it. */
function namesItself({ method, path }: OpenApiOperation, at: string): boolean {
  const variable = lastVariable(path);
  return method !== 'POST' && variable !== undefined && [`#/${variable}`, '#/id', '#/@id'].includes(at);
}

function* malformedBodies(input: PlanInput, operation: OpenApiOperation, mediaType: string): Generator<Case> {
  const good = JSON.stringify(usualBody(input, operation)?.value ?? {});
  const texts: readonly (readonly [string, string])[] = [
    ['cut off in the middle', good.slice(0, Math.max(1, good.length - 1))],
    ['not JSON', '{"unquoted: }'],
    ['a trailing comma', '{"a": 1,}'],
    ['text after the value', `${good} trailing`],
    ['plain words', 'this is not JSON'],
  ];
  for (const [title, raw] of texts) {
    yield negative(
      operation,
      `body: malformed JSON, ${title}`,
      'syntax',
      baseDraft(input, operation, { mediaType, raw }),
    );
  }
  const deep = { ...baseDraft(input, operation, { mediaType, raw: '['.repeat(2000) + ']'.repeat(2000) }) };
  yield { ...negative(operation, 'body: JSON nested 2,000 deep', 'syntax', deep), kind: 'robustness' };
}

function* missingBody(input: PlanInput, operation: OpenApiOperation): Generator<Case> {
  if (operation.requestBody?.required !== true) return;
  const { body: _, ...draft } = baseDraft(input, operation);
  yield negative(operation, 'body: none at all, though it is required', 'body-required', draft);
  const mediaType = bodyType(operation)?.mediaType;
  if (mediaType !== undefined && isJsonType(mediaType)) {
    yield negative(operation, 'body: empty, though it is required', 'body-required', {
      ...draft,
      body: { mediaType, raw: '' },
    });
  }
}

function* foreignTypes(input: PlanInput, operation: OpenApiOperation): Generator<Case> {
  const declared = operation.requestBody?.content.map(({ mediaType }) => mediaType) ?? [];
  if (declared.some((type) => type.includes('*'))) return;
  const good = JSON.stringify(usualBody(input, operation)?.value ?? {});
  const foreign: readonly (readonly [string, string])[] = [
    ['text/plain', good],
    ['application/xml', '<a/>'],
    ['application/x-www-form-urlencoded', 'a=b'],
  ];
  for (const [mediaType, raw] of foreign) {
    if (declared.some((type) => type.startsWith(mediaType))) continue;
    const draft = baseDraft(input, operation, { mediaType, raw });
    yield {
      ...negative(operation, `body: sent as ${mediaType}, which is not declared`, 'media-type', draft),
      at: 'header:Content-Type',
    };
  }
  const { mediaType: _, ...untyped } = baseDraft(input, operation).body ?? {};
  yield {
    ...negative(operation, 'body: without Content-Type', 'media-type', {
      ...baseDraft(input, operation),
      body: untyped,
    }),
    kind: 'robustness',
  };
}

function negative(operation: OpenApiOperation, title: string, rule: string, draft: Draft): Case {
  return { id: '', operation, kind: 'negative', title, draft, at: 'body#', rule, trust: 'stated' };
}

function size(value: unknown): number {
  return value === undefined ? 0 : JSON.stringify(value).length;
}
