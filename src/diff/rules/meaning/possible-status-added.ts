import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { hydraOperationRule } from '../../terms.js';

export const possibleStatusAdded = defineRule({
  id: 'possible-status-added',
  half: 'meaning',
  kind: 'added',
  title: 'a status that the vocabulary did not name',
  twin: 'possible-status-removed',
  find: hydraOperationRule(({ old, new: fresh }) =>
    fresh.statuses
      .filter(({ code }) => !old.statuses.some((other) => other.code === code))
      .map(({ code, title }) => ({
        message: `It may answer ${code}${title === undefined ? '' : ` ${title}`} now.`,
        after: String(code),
        ...onCaller(fresh, compatible('Possible statuses are hints (Hydra Core §5.4).')),
      })),
  ),
});
