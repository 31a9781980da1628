/** Shrinks the requests of findings. */
import { isObject, pointer, pointerKeys } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { bodyType } from '../plan/base.js';
import type { PlanInput } from '../plan/base.js';
import type { Case, Draft } from '../plan/case.js';
import type { Judgement } from '../run/judge.js';
import { put } from '../plan/put.js';

/** The most requests that shrinking one finding may cost. */
const TRIES = 12;

/**
 * Shrinks a request as long as it still reproduces a fault: removes optional query parameters, then properties of the
 * body. A valid body stays valid and an invalid one violates the same keywords, so that the finding keeps its meaning.
 * @param reproduce sends a draft; resolves to the judgement if it still shows the fault
 */
export async function shrink(
  one: Case,
  plan: PlanInput,
  reproduce: (draft: Draft) => Promise<Judgement | undefined>,
): Promise<Judgement | undefined> {
  let draft = one.draft;
  let smallest: Judgement | undefined;
  let tries = TRIES;
  for (const step of [withoutPair, withoutProperty]) {
    for (let progress = true; progress && tries > 0;) {
      progress = false;
      for (const candidate of step(one, draft, plan)) {
        if (tries-- <= 0) break;
        const still = await reproduce(candidate);
        if (still === undefined) continue;
        [draft, smallest, progress] = [candidate, still, true];
        break;
      }
    }
  }
  return smallest;
}

function* withoutPair({ at, operation }: Case, draft: Draft): Generator<Draft> {
  if (at?.startsWith('query') === true) return;
  const required = new Set(
    operation.parameters.filter((one) => one.required).map(({ name }) => encodeURIComponent(name)),
  );
  for (const pair of draft.query) {
    if (!required.has(pair.split('=')[0]!)) yield { ...draft, query: draft.query.filter((other) => other !== pair) };
  }
}

function* withoutProperty(one: Case, draft: Draft, { judges }: PlanInput): Generator<Draft> {
  const value = draft.body?.value;
  if (!isObject(value) || (one.kind !== 'positive' && one.kind !== 'negative')) return;
  const judge = judges.judge(bodyType(one.operation)?.schema ?? true, 'request');
  const kept = one.at?.startsWith('body#/') === true ? pointerKeys(one.at.slice(4))[0] : undefined;
  const violations = violationsOf(judge(value));
  for (const name of Object.keys(value)) {
    if (name === kept) continue;
    const smaller: Json = put(value, pointer('#', name), undefined);
    if (violationsOf(judge(smaller)) === violations) yield { ...draft, body: { ...draft.body, value: smaller } };
  }
}

function violationsOf(issues: readonly { readonly at: string; readonly keyword: string }[]): string {
  return issues.map(({ at, keyword }) => `${at} ${keyword}`).join();
}
