/** Runs scenarios, and confirms what they find. */
import type { ConformanceCheck } from '../check.js';
import { byCause } from '../confirm/cause.js';
import type { CaseOutcome, Outcome } from '../events.js';
import { refOf } from '../operation-ref.js';
import type { ConformanceFinding } from '../options.js';
import type { Judgement } from './judge.js';
import type { RunOutcomes } from './outcomes.js';
import type { PlannedScenario } from './planned-scenarios.js';
import { RunSession, ScenarioInterrupted } from './session.js';
import { CHANGES, forbidden, isDisabled } from './settings.js';
import type { Shared } from './shared.js';

/** What a scenario came to. */
type Result = Pick<CaseOutcome, 'outcome' | 'checks'> & { readonly reason?: string | undefined };

/** Runs a scenario; a new finding is only confirmed when the scenario reproduces it with new resources. */
export async function runScenario(
  shared: Shared,
  outcomes: RunOutcomes,
  planned: PlannedScenario,
): Promise<CaseOutcome> {
  const { id, check, operation } = planned;
  const { outcome, checks, reason } = skipped(shared, planned) ?? (await judge(shared, outcomes, planned));
  return {
    id,
    title: check.title,
    outcome,
    checks,
    ...(operation === undefined ? {} : { operation: refOf(shared.state.contract, operation) }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Why a scenario is not run; undefined when it is. */
function skipped({ settings }: Shared, { check, operation }: PlannedScenario): Result | undefined {
  const skip = (outcome: Outcome, reason: string): Result => ({ outcome, reason, checks: [] });
  if (isDisabled(settings, check.id, operation)) return skip('inapplicable', 'disabled');
  if (check.scenario!.writes && !settings.writes) return skip('untested', CHANGES);
  const reason = operation === undefined ? undefined : forbidden(settings, operation);
  return reason === undefined ? undefined : skip('untested', reason);
}

async function judge(shared: Shared, outcomes: RunOutcomes, planned: PlannedScenario): Promise<Result> {
  const first = await runOnce(shared, planned);
  const findings = await confirm(shared, outcomes, planned, byCause(first.judgements));
  const failed = new Map(
    findings
      .filter(({ outcome, severity }) => outcome === 'failed' && severity !== 'info')
      .map(({ check, message }) => [check, message]),
  );
  if (failed.size > 0) return { outcome: 'failed', reason: [...failed.values()].join(' '), checks: [...failed.keys()] };
  if (findings.some(({ outcome }) => outcome === 'cantTell'))
    return { outcome: 'cantTell', reason: 'the finding could not be reproduced', checks: [] };
  return { outcome: first.reason === undefined ? 'passed' : 'untested', reason: first.reason, checks: [] };
}

/** The findings of a scenario; for new ones it is run again, once. */
async function confirm(
  shared: Shared,
  outcomes: RunOutcomes,
  planned: PlannedScenario,
  causes: ReadonlyMap<string, Judgement>,
): Promise<ConformanceFinding[]> {
  const findings: ConformanceFinding[] = [];
  let again: ReadonlyMap<string, Judgement> | undefined;
  for (const [cause, judgement] of causes) {
    const known = outcomes.countRepeat(cause);
    if (known !== undefined) {
      findings.push(known);
      continue;
    }
    const isCertain = judgement.exchange.failure?.repeated === true;
    if (!isCertain) again ??= byCause((await runOnce(shared, planned)).judgements);
    const reproduced = isCertain ? judgement : again?.get(cause);
    const outcome = reproduced === undefined ? 'cantTell' : 'failed';
    findings.push(outcomes.addFinding(reproduced ?? judgement, outcome, planned.id));
  }
  return findings;
}

async function runOnce(
  shared: Shared,
  { check, subject }: { readonly check: ConformanceCheck; readonly subject: never },
): Promise<{ readonly judgements: readonly Judgement[]; readonly reason: string | undefined }> {
  const scenario = check.scenario!;
  const session = new RunSession(shared, check, scenario.operation(subject));
  try {
    const reason = await scenario.run(session, subject);
    return { judgements: session.judgements, reason: reason ?? undefined };
  } catch (error) {
    if (!(error instanceof ScenarioInterrupted)) throw error;
    return { judgements: session.judgements, reason: error.message };
  } finally {
    await session.cleanUp();
  }
}
