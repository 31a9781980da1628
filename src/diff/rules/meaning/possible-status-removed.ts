import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { hydraOperationRule } from '../../terms.js';

export const possibleStatusRemoved = defineRule({
  id: 'possible-status-removed',
  half: 'meaning',
  kind: 'removed',
  title: 'a removed possible status',
  twin: 'possible-status-added',
  find: hydraOperationRule(({ old, new: fresh }) =>
    old.statuses
      .filter(({ code }) => !fresh.statuses.some((other) => other.code === code))
      .map(({ code, title }) => ({
        message: `The possible status ${code}${title === undefined ? '' : ` (${title})`} was removed.`,
        before: String(code),
        ...onCaller(fresh, compatible('Possible statuses are not exhaustive (Hydra Core, hydra:possibleStatus).')),
      })),
  ),
});
