/**
 * Declares the conformance cases of a contract as Vitest tests.
 *
 * @example
 * ```ts
 * import { loadContract } from 'hydra-contract';
 * import { describeConformance } from 'hydra-contract/vitest';
 *
 * const { contract } = await loadContract('openapi.yaml');
 * describeConformance(contract, { baseUrl: 'http://localhost:3000' });
 * ```
 * @packageDocumentation
 */
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { CaseOutcome } from './conformance/events.js';
import { nameOf } from './conformance/operation-ref.js';
import type { TestOptions } from './conformance/options.js';
import type { Case } from './conformance/plan/case.js';
import { planCases } from './conformance/plan/plan.js';
import { openRun } from './conformance/run.js';
import type { ConformanceRun } from './conformance/run.js';
import { scenariosOf } from './conformance/run/planned-scenarios.js';
import type { PlannedScenario } from './conformance/run/planned-scenarios.js';
import { forbidden, settingsOf } from './conformance/run/settings.js';
import type { Settings } from './conformance/run/settings.js';
import { isChosen } from './conformance/run/shard.js';
import { MutableRunState } from './conformance/run/run-state.js';
import type { Contract } from './model/contract.js';

export interface DescribeOptions extends Omit<TestOptions, 'server' | 'repeat' | 'replay'> {
  /** URL of the server under test, or a function that starts the server and returns its URL. */
  readonly baseUrl: string | (() => string | Promise<string>);
}

/**
 * Declares a test for each conformance case of a contract, in one suite per operation, and for each scenario, in another
 * suite. Cases that cannot be tested are skipped with the reason. Warnings pass, unless `failOn` is `warning`.
 */
export function describeConformance(
  contract: Contract,
  options: DescribeOptions & { readonly failOn?: 'error' | 'warning' },
): void {
  const { baseUrl, failOn = 'error', ...rest } = options;
  const settings = settingsOf(contract, {
    ...rest,
    server: typeof baseUrl === 'string' ? baseUrl : 'http://localhost',
  });
  const { cases, scenarios } = planned(contract, settings);
  let run: ConformanceRun;
  describe(`${contract.name} conformance`, { timeout: 60_000 }, () => {
    beforeAll(async () => {
      run = await openRun(contract, { ...rest, server: typeof baseUrl === 'string' ? baseUrl : await baseUrl() });
    }, 60_000);
    afterAll(async () => {
      await run?.finish();
      run?.close();
    }, 60_000);
    for (const [title, some] of byOperation(contract, cases)) {
      describe(title, () => {
        for (const one of some) it(one.title, async ({ skip }) => settle(await run.runCase(one), run, failOn, skip));
      });
    }
    describe('scenarios', () => {
      for (const one of scenarios)
        it(`${one.check.title} (${one.operation?.id ?? contract.name})`, async ({ skip }) =>
          settle(await scenario(run, one), run, failOn, skip));
    });
  });
}

/** The cases and scenarios that the settings allow to run. */
function planned(
  contract: Contract,
  settings: Settings,
): { readonly cases: readonly Case[]; readonly scenarios: readonly PlannedScenario[] } {
  const cases = planCases(contract, { vars: settings.vars }).filter(
    ({ id, operation, draft }) =>
      isChosen(settings, id, operation) && forbidden(settings, operation, draft.method) === undefined,
  );
  const state = new MutableRunState(contract, settings, settings.server);
  const scenarios = scenariosOf(state, settings).filter(
    ({ check }) => settings.writes || check.scenario?.writes === false,
  );
  return { cases, scenarios };
}

/** Runs a planned scenario, if it still applies to the server. */
async function scenario(run: ConformanceRun, planned: PlannedScenario): Promise<CaseOutcome | undefined> {
  const one = run.scenarios().find(({ id }) => id === planned.id);
  return one === undefined ? undefined : run.runScenario(one);
}

function settle(
  outcome: CaseOutcome | undefined,
  run: ConformanceRun,
  failOn: 'error' | 'warning',
  skip: (note?: string) => void,
): void {
  if (outcome === undefined) return skip('the scenario does not apply to this server');
  if (outcome.outcome === 'passed') return;
  if (outcome.outcome !== 'failed') return skip(`${outcome.outcome}: ${outcome.reason ?? ''}`);
  const findings = run
    .findings()
    .filter(
      ({ check, operation }) =>
        outcome.checks.includes(check) && (operation === undefined || operation.id === outcome.operation?.id),
    );
  const counted = findings.filter(
    ({ severity }) => severity === 'error' || (severity === 'warning' && failOn === 'warning'),
  );
  if (counted.length === 0) return;
  throw new Error(counted.map(({ check, message, curl }) => `${check}: ${message}\n${curl ?? ''}`).join('\n\n'));
}

function byOperation(contract: Contract, cases: readonly Case[]): Map<string, Case[]> {
  const groups = new Map<string, Case[]>();
  for (const one of cases) {
    const title = nameOf(contract, one.operation);
    groups.set(title, [...(groups.get(title) ?? []), one]);
  }
  return groups;
}
