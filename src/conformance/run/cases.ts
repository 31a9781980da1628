/** Runs single-request cases, and confirms what they find. */
import { byCause } from '../confirm/cause.js';
import { shrink } from '../confirm/shrink.js';
import type { CaseOutcome } from '../events.js';
import { succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { refOf } from '../operation-ref.js';
import type { ConformanceFinding } from '../options.js';
import type { Case, Draft } from '../plan/case.js';
import { SAFE_METHODS } from '../plan/plan.js';
import type { ResourceType } from '../plan/resource-types.js';
import { fillPath } from '../plan/template.js';
import type { Vars } from '../plan/template.js';
import { addressOf } from '../state/addresses.js';
import { freshBody } from '../state/fresh-body.js';
import { inconclusive } from './inconclusive.js';
import { judgeExchange } from './judge.js';
import type { Judgement } from './judge.js';
import type { RunOutcomes } from './outcomes.js';
import { RunSession } from './session.js';
import type { Shared } from './shared.js';
import type { Target, Targets } from './targets.js';

/** One attempt at a case. */
interface Attempt {
  readonly exchange: Exchange;
  readonly target: Target;
  readonly judgements: readonly Judgement[];
}

type Result = Pick<CaseOutcome, 'outcome'> & Partial<Pick<CaseOutcome, 'reason' | 'checks'>>;

export class CaseRunner {
  readonly #shared: Shared;
  readonly #targets: Targets;
  readonly #outcomes: RunOutcomes;

  constructor(shared: Shared, targets: Targets, outcomes: RunOutcomes) {
    this.#shared = shared;
    this.#targets = targets;
    this.#outcomes = outcomes;
  }

  /** Runs a case: sends its request, runs the checks, and confirms new findings. */
  async run(one: Case): Promise<CaseOutcome> {
    const { outcome, reason, checks = [] } = await this.#result(one);
    if (one.kind === 'positive' && outcome === 'untested' && reason !== undefined)
      this.#outcomes.noteUntested(one.operation, reason);
    return {
      id: one.id,
      title: one.title,
      operation: refOf(this.#shared.state.contract, one.operation),
      outcome,
      checks,
      ...(reason === undefined ? {} : { reason }),
    };
  }

  async #result(one: Case): Promise<Result> {
    const target = await this.#targets.of(one);
    if (typeof target === 'string') return { outcome: 'untested', reason: target };
    const attempt = await this.#attempt(one, target);
    const { response, failure } = attempt.exchange;
    if (one.kind === 'positive' && response !== undefined) this.#outcomes.noteStatus(one.operation, response.status);
    if (failure?.kind === 'bounds') return { outcome: 'untested', reason: failure.message };
    const found = await this.#confirm(one, attempt);
    if (found !== undefined) return found;
    const doubt = one.kind === 'positive' ? inconclusive(attempt.exchange, target.binding) : undefined;
    return doubt ?? { outcome: 'passed' };
  }

  /** Confirms what an attempt found; undefined when it found nothing that counts. */
  async #confirm(one: Case, { judgements }: Attempt): Promise<Result | undefined> {
    const findings: ConformanceFinding[] = [];
    let again: ReadonlyMap<string, Judgement> | undefined;
    for (const [cause, judgement] of byCause(judgements)) {
      const known = this.#outcomes.countRepeat(cause);
      if (known === undefined) again ??= byCause(await this.#repeat(one, judgement, judgements));
      findings.push(known ?? (await this.#confirmOne(one, cause, judgement, again?.get(cause))));
    }
    const counted = findings.filter(({ severity, outcome }) => severity !== 'info' || outcome === 'cantTell');
    if (counted.length === 0) return undefined;
    const messages = new Map(counted.map(({ check, message }) => [check, message]));
    return {
      outcome: counted.some(({ outcome }) => outcome === 'failed') ? 'failed' : 'cantTell',
      reason: [...messages.values()].join(' '),
      checks: [...messages.keys()],
    };
  }

  /** What another attempt reports; a request that timed out twice needs none. */
  async #repeat(one: Case, { exchange }: Judgement, judgements: readonly Judgement[]): Promise<readonly Judgement[]> {
    return exchange.failure?.repeated === true ? judgements : this.#again(one);
  }

  /** The finding of a new cause: confirmed and shrunk, or else uncertain. */
  async #confirmOne(
    one: Case,
    cause: string,
    judgement: Judgement,
    reproduced: Judgement | undefined,
  ): Promise<ConformanceFinding> {
    if (reproduced === undefined) return this.#outcomes.addFinding(judgement, 'cantTell', one.id);
    const known = this.#outcomes.countRepeat(cause);
    if (known !== undefined) return known;
    const finding = this.#outcomes.addFinding(reproduced, 'failed', one.id);
    if (reproduced.exchange.failure !== undefined) return finding;
    const smaller = await shrink(one, this.#shared.plan, async (draft) =>
      byCause(await this.#again({ ...one, draft })).get(cause),
    );
    return smaller === undefined ? finding : this.#outcomes.addFinding(smaller, 'failed', one.id);
  }

  async #again(one: Case): Promise<readonly Judgement[]> {
    const target = await this.#targets.of(one);
    return typeof target === 'string' ? [] : (await this.#attempt(one, target)).judgements;
  }

  async #attempt(one: Case, target: Target): Promise<Attempt> {
    const { state, settings, client, checks } = this.#shared;
    const { operation, kind } = one;
    const { binding } = target;
    const draft = this.#withFreshBody(one, binding.vars);
    const send = (what: Draft): Promise<Exchange> =>
      client.send(client.request(what, binding.vars, operation), operation);
    const twin = kind === 'head' ? await send({ ...draft, method: 'GET' }) : undefined;
    const exchange = await send(draft);
    const purpose = { kind, operation, case: one, binding, twin };
    const judgements = await judgeExchange(state, settings, checks, exchange, purpose);
    await this.#cleanUp(one, draft, target, exchange);
    return { exchange, target, judgements };
  }

  #withFreshBody({ operation, draft, at }: Case, vars: Vars): Draft {
    const value = draft.body?.value;
    if (value === undefined) return draft;
    const keep =
      at?.startsWith('body#/') === true
        ? at.slice(6).split('/')[0]!.replaceAll('~1', '/').replaceAll('~0', '~')
        : undefined;
    const fresh = freshBody(this.#shared.state, operation, value, { n: this.#shared.next(), keep, vars });
    return { ...draft, body: { ...draft.body, value: fresh } };
  }

  /** Deletes what a request created, and forgets what it deleted. */
  async #cleanUp(one: Case, draft: Draft, { resource, binding }: Target, exchange: Exchange): Promise<void> {
    if (!succeeded(exchange) || SAFE_METHODS.has(draft.method)) return;
    const { state, settings } = this.#shared;
    if (resource !== undefined && draft.method === 'DELETE') this.#targets.forget(one.operation);
    const resourceType = this.#createdType(one, exchange);
    if (resourceType?.remove === undefined || settings.keep || resource !== undefined) return;
    const vars =
      resourceType.replace === one.operation
        ? varsOfPut(binding.vars, draft)
        : addressOf(state, resourceType, exchange, binding.vars);
    if (vars === undefined) return;
    const url = state.base + fillPath(resourceType.item, vars);
    await new RunSession(this.#shared).remove({ resourceType, vars, url, sent: undefined, creation: exchange });
  }

  /** The type of the resource that a request created. */
  #createdType({ operation }: Case, { response }: Exchange): ResourceType | undefined {
    return this.#shared.state.resourceTypes.find(
      ({ create, replace }) => create === operation || (replace === operation && response?.status === 201),
    );
  }
}

/** The variables of what a PUT created: nothing else may be deleted. */
function varsOfPut(bound: Vars, { vars, rawVars }: Draft): Vars | undefined {
  try {
    const raw = Object.entries(rawVars ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
    return { ...bound, ...vars, ...Object.fromEntries(raw) };
  } catch {
    return undefined;
  }
}
