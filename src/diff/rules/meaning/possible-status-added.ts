import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { hydraOperationRule } from '../../terms.js';

export const possibleStatusAdded = defineRule({
  id: 'possible-status-added',
  half: 'meaning',
  kind: 'added',
  title: 'an added possible status',
  twin: 'possible-status-removed',
  find: hydraOperationRule(({ old, new: fresh }) =>
    fresh.statuses
      .filter(({ code }) => !old.statuses.some((other) => other.code === code))
      .map(({ code, title }) => ({
        message: `The possible status ${code}${title === undefined ? '' : ` (${title})`} was added.`,
        after: String(code),
        ...onCaller(fresh, compatible('Possible statuses are not exhaustive (Hydra Core, hydra:possibleStatus).')),
      })),
  ),
});
