import type { ConformanceCheck } from '../check.js';
import type { CaseOutcome, Outcome } from '../events.js';
import { byCause } from '../confirm/cause.js';
import { ref } from './client.js';
import type { Judgement } from './judge.js';
import type { RunOutcomes } from './outcomes.js';
import type { PlannedScenario } from './planned-scenarios.js';
import { ScenarioInterrupted, RunSession } from './session.js';
import type { Shared } from './shared.js';
import { forbidden, isDisabled } from './settings.js';

/** Runs a check's sequence for one subject; what it finds is repeated on fresh things before it is told. */
export async function runScenario(
  shared: Shared,
  outcomes: RunOutcomes,
  { id, check, subject, operation }: PlannedScenario,
): Promise<CaseOutcome> {
  const scenario = check.scenario!;
  const done = (outcome: Outcome, reason?: string, checks: readonly string[] = []): CaseOutcome => ({
    id,
    title: check.title,
    outcome,
    checks,
    ...(operation === undefined ? {} : { operation: ref(operation) }),
    ...(reason === undefined ? {} : { reason }),
  });
  if (isDisabled(shared.settings, check.id, operation)) return done('inapplicable', 'turned off');
  const closed = operation === undefined ? undefined : forbidden(shared.settings, operation);
  if (scenario.writes && !shared.settings.writes) return done('untested', 'changes things: give --writes to test it');
  if (closed !== undefined) return done('untested', closed);
  const first = await once(shared, check, subject);
  const failed = new Map<string, string>();
  let doubtful = false;
  let again: Map<string, Judgement> | undefined;
  for (const [cause, judgement] of byCause(first.judgements)) {
    let finding = outcomes.countRepeat(cause);
    if (finding === undefined) {
      const sure = judgement.exchange.failure?.repeated === true;
      if (!sure) again ??= byCause((await once(shared, check, subject)).judgements);
      const repeated = sure ? judgement : again?.get(cause);
      finding = outcomes.addFinding(repeated ?? judgement, repeated === undefined ? 'cantTell' : 'failed', id);
    }
    if (finding.outcome === 'cantTell') doubtful = true;
    else if (finding.severity !== 'info') failed.set(finding.check, finding.message);
  }
  if (failed.size > 0) return done('failed', [...failed.values()].join(' '), [...failed.keys()]);
  if (doubtful) return done('cantTell', 'did not happen again');
  return first.reason === undefined ? done('passed') : done('untested', first.reason);
}

async function once(
  shared: Shared,
  check: ConformanceCheck,
  subject: never,
): Promise<{ judgements: readonly Judgement[]; reason: string | undefined }> {
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
