import type { OpenApiOperation } from '../../model/contract.js';
import type { ConformanceCheck, World } from '../check.js';
import { conformanceChecks } from '../checks.js';
import { isDisabled } from './settings.js';
import type { Settings } from './settings.js';
import { isChosen } from './shard.js';

/** A check's sequence for one subject. */
export interface Sequence {
  /** Stable between runs. */
  readonly id: string;
  readonly check: ConformanceCheck;
  readonly subject: never;
  readonly operation: OpenApiOperation | undefined;
}

/** Every sequence that applies to a contract, by check. */
export function sequencesOf(world: World, settings: Settings): Sequence[] {
  const counts = new Map<string, number>();
  const sequences = conformanceChecks.flatMap((check): Sequence[] => {
    const { scenario } = check;
    if (scenario === undefined || isDisabled(settings, check.id, undefined)) return [];
    return scenario.subjects(world).map((subject) => {
      const operation = scenario.operation(subject);
      const id = `${check.id} / ${scenario.name?.(subject) ?? operation?.id ?? ''}`;
      counts.set(id, (counts.get(id) ?? 0) + 1);
      return { id: counts.get(id) === 1 ? id : `${id} (${counts.get(id)})`, check, subject, operation };
    });
  });
  return sequences.filter(({ id, operation }) => isChosen(settings, id, operation));
}
