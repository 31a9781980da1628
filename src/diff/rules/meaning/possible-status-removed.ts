import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { hydraOperationRule } from '../../terms.js';

export const possibleStatusRemoved = defineRule({
  id: 'possible-status-removed',
  half: 'meaning',
  kind: 'removed',
  title: 'a status that the vocabulary no longer names',
  twin: 'possible-status-added',
  find: hydraOperationRule(({ old, new: fresh }) =>
    old.statuses
      .filter(({ code }) => !fresh.statuses.some((other) => other.code === code))
      .map(({ code, title }) => ({
        message: `It no longer answers ${code}${title === undefined ? '' : ` ${title}`}.`,
        before: String(code),
        ...onCaller(fresh, compatible('Possible statuses are hints (Hydra Core §5.4).')),
      })),
  ),
});
