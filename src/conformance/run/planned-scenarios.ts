/** The scenarios of a run: each check's scenario for each of its subjects. */
import type { OpenApiOperation } from '../../model/contract.js';
import type { ConformanceCheck, RunState } from '../check.js';
import { conformanceChecks } from '../checks.js';
import { isDisabled } from './settings.js';
import type { Settings } from './settings.js';
import { isChosen } from './shard.js';

/** The scenario of a check for one subject. */
export interface PlannedScenario {
  /** Stable between runs. */
  readonly id: string;
  readonly check: ConformanceCheck;
  readonly subject: never;
  readonly operation: OpenApiOperation | undefined;
}

/** Every scenario that applies to a contract, by check. */
export function scenariosOf(state: RunState, settings: Settings): PlannedScenario[] {
  const counts = new Map<string, number>();
  const scenarios = conformanceChecks.flatMap((check): PlannedScenario[] => {
    const { scenario } = check;
    if (scenario === undefined || isDisabled(settings, check.id, undefined)) return [];
    return scenario.subjects(state).map((subject) => {
      const operation = scenario.operation(subject);
      const id = `${check.id} / ${scenario.name?.(subject) ?? operation?.id ?? ''}`;
      counts.set(id, (counts.get(id) ?? 0) + 1);
      return { id: counts.get(id) === 1 ? id : `${id} (${counts.get(id)})`, check, subject, operation };
    });
  });
  return scenarios.filter(({ id, operation }) => isChosen(settings, id, operation));
}
