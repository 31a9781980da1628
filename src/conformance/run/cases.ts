import type { CaseOutcome, Outcome } from '../events.js';
import { header, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import type { Case, Draft } from '../plan/case.js';
import { SAFE_METHODS } from '../plan/plan.js';
import { addressOf } from '../state/addresses.js';
import { freshBody } from '../state/fresh-body.js';
import { fillPath } from '../plan/template.js';
import type { Vars } from '../plan/template.js';
import { byCause } from '../confirm/cause.js';
import { shrink } from '../confirm/shrink.js';
import { ref } from './client.js';
import { judgeExchange } from './judge.js';
import type { Judgement } from './judge.js';
import type { RunOutcomes } from './outcomes.js';
import { RunSession } from './session.js';
import type { Shared } from './shared.js';
import type { Target, Targets } from './targets.js';

/** A case that was tried once. */
interface Attempt {
  readonly exchange: Exchange;
  readonly target: Target;
  readonly judgements: readonly Judgement[];
}

/** Runs single-request cases: sends, judges, and makes sure of what was found before it is told. */
export class CaseRunner {
  readonly #shared: Shared;
  readonly #targets: Targets;
  readonly #outcomes: RunOutcomes;

  constructor(shared: Shared, targets: Targets, outcomes: RunOutcomes) {
    this.#shared = shared;
    this.#targets = targets;
    this.#outcomes = outcomes;
  }

  async run(one: Case): Promise<CaseOutcome> {
    const target = await this.#targets.of(one);
    if (typeof target === 'string') return this.#done(one, 'untested', target);
    const attempt = await this.#attempt(one, target);
    const { exchange } = attempt;
    const status = exchange.response?.status;
    if (one.kind === 'positive' && status !== undefined) this.#outcomes.noteStatus(one.operation, status);
    if (exchange.failure?.kind === 'bounds') return this.#done(one, 'untested', exchange.failure.message);
    const outcome = await this.#establish(one, attempt);
    if (outcome !== undefined) return this.#done(one, outcome.outcome, outcome.reason, outcome.checks);
    const doubt = one.kind === 'positive' ? this.#doubt(attempt) : undefined;
    return doubt === undefined ? this.#done(one, 'passed') : this.#done(one, doubt.outcome, doubt.reason);
  }

  /** Replays what was found; undefined when nothing that counts was found. */
  async #establish(
    one: Case,
    { judgements }: Attempt,
  ): Promise<{ outcome: Outcome; checks: string[]; reason: string } | undefined> {
    const checks = new Map<string, string>();
    let worst: Outcome | undefined;
    let again: Map<string, Judgement> | undefined;
    for (const [cause, judgement] of byCause(judgements)) {
      let finding = this.#outcomes.countRepeat(cause);
      if (finding === undefined) {
        again ??=
          judgement.exchange.failure?.repeated === true
            ? byCause(judgements)
            : byCause((await this.#again(one)).judgements);
        const repeated = again.get(cause);
        finding =
          repeated === undefined
            ? this.#outcomes.addFinding(judgement, 'cantTell', one.id)
            : await this.#settle(one, cause, repeated);
      }
      if (finding.severity !== 'info' || finding.outcome === 'cantTell') checks.set(finding.check, finding.message);
      if (finding.outcome === 'failed' && finding.severity !== 'info') worst = 'failed';
      else if (finding.outcome === 'cantTell') worst ??= 'cantTell';
    }
    return worst === undefined
      ? undefined
      : { outcome: worst, checks: [...checks.keys()], reason: [...checks.values()].join(' ') };
  }

  /** Makes a confirmed finding as small as it gets, and notes it. */
  async #settle(one: Case, cause: string, judgement: Judgement) {
    const known = this.#outcomes.countRepeat(cause);
    if (known !== undefined) return known;
    const noted = this.#outcomes.addFinding(judgement, 'failed', one.id);
    if (judgement.exchange.failure !== undefined) return noted;
    const smaller = await shrink(one, this.#shared.plan, async (draft) => {
      const { judgements } = await this.#again({ ...one, draft });
      return byCause(judgements).get(cause);
    });
    return smaller === undefined ? noted : this.#outcomes.addFinding(smaller, 'failed', one.id);
  }

  async #again(one: Case): Promise<{ readonly judgements: readonly Judgement[] }> {
    const target = await this.#targets.of(one);
    return typeof target === 'string' ? { judgements: [] } : this.#attempt(one, target);
  }

  async #attempt(one: Case, target: Target): Promise<Attempt> {
    const { state, settings, client, checks } = this.#shared;
    const { operation } = one;
    const vars = target.binding.vars;
    const draft = this.#freshened(one, target);
    const twin =
      one.kind === 'head'
        ? await client.send(client.request({ ...draft, method: 'GET' }, vars, operation), operation)
        : undefined;
    const exchange = await client.send(client.request(draft, vars, operation), operation);
    const judgements = await judgeExchange(state, settings, checks, exchange, {
      kind: one.kind,
      operation,
      case: one,
      binding: target.binding,
      twin,
    });
    await this.#aftermath(one, draft, target, exchange);
    return { exchange, target, judgements };
  }

  #freshened({ operation, draft, at }: Case, { binding }: Target): Draft {
    const value = draft.body?.value;
    if (value === undefined) return draft;
    const keep =
      at?.startsWith('body#/') === true
        ? at.slice(6).split('/')[0]!.replaceAll('~1', '/').replaceAll('~0', '~')
        : undefined;
    const fresh = freshBody(this.#shared.state, operation, value, { n: this.#shared.next(), keep, vars: binding.vars });
    return { ...draft, body: { ...draft.body, value: fresh } };
  }

  /** Takes away what a request made, and forgets what it took away. */
  async #aftermath(one: Case, draft: Draft, { resource, binding }: Target, exchange: Exchange): Promise<void> {
    if (!succeeded(exchange) || SAFE_METHODS.has(draft.method)) return;
    const { state } = this.#shared;
    if (resource !== undefined && draft.method === 'DELETE') this.#targets.forget(one.operation);
    const resourceType = state.resourceTypes.find(
      ({ create, replace }) =>
        create === one.operation || (replace === one.operation && exchange.response?.status === 201),
    );
    const vars =
      resourceType === undefined
        ? undefined
        : resourceType.replace === one.operation
          ? madeAt(binding.vars, draft)
          : addressOf(state, resourceType, exchange, binding.vars);
    if (
      resourceType?.remove === undefined ||
      vars === undefined ||
      this.#shared.settings.keep ||
      resource !== undefined
    )
      return;
    const session = new RunSession(this.#shared);
    await session.remove({
      resourceType,
      vars,
      url: state.base + fillPath(resourceType.item, vars),
      sent: undefined,
      creation: exchange,
    });
  }

  /** Why a usual request that broke no rule still shows nothing. */
  #doubt({ exchange, target }: Attempt): { outcome: Outcome; reason: string } | undefined {
    const status = exchange.response?.status;
    if (status === undefined) return { outcome: 'cantTell', reason: exchange.failure?.message ?? 'no response' };
    if (status === 401 || status === 403)
      return { outcome: 'untested', reason: `answers ${status}: give credentials (--user, --bearer, --api-key)` };
    if (status === 404 || status === 410)
      return {
        outcome: 'untested',
        reason: `answers ${status} for a target ${WORDS[target.binding.provenance]}: give one with --var`,
      };
    if (status === 409 || status === 412 || status === 428)
      return { outcome: 'cantTell', reason: `answers ${status}: the state of the server is in the way` };
    if (status === 429)
      return {
        outcome: 'untested',
        reason: `answers 429${header(exchange.response, 'retry-after') === undefined ? '' : ' and asks to wait too long'}: lower --rate`,
      };
    return status >= 400
      ? { outcome: 'cantTell', reason: `answers ${status} to a request that may be beyond the contract` }
      : undefined;
  }

  #done(
    { id, title, kind, operation }: Case,
    outcome: Outcome,
    reason?: string,
    checks: readonly string[] = [],
  ): CaseOutcome {
    if (kind === 'positive' && outcome === 'untested' && reason !== undefined)
      this.#outcomes.noteUntested(operation, reason);
    return { id, title, operation: ref(operation), outcome, checks, ...(reason === undefined ? {} : { reason }) };
  }
}

/** The variables of what a PUT made: nothing else may be taken away for it. */
function madeAt(bound: Vars, { vars, rawVars }: Draft): Vars | undefined {
  try {
    const raw = Object.entries(rawVars ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
    return { ...bound, ...vars, ...Object.fromEntries(raw) };
  } catch {
    return undefined;
  }
}

const WORDS = {
  own: 'that the run made',
  seen: 'that an answer named',
  prefix: 'below a known one',
  given: 'that was given',
  example: "of the contract's examples",
  guess: 'that was guessed',
} as const;
