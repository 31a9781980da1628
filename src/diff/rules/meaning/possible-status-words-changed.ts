import { defineRule } from '../../change.js';
import { textOnly } from '../../effects.js';
import { match } from '../../match.js';
import { hydraOperationRule } from '../../terms.js';

export const possibleStatusWordsChanged = defineRule({
  id: 'possible-status-words-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a changed title of a possible status',
  twin: 'possible-status-words-changed',
  find: hydraOperationRule(({ old, new: fresh }) =>
    match(old.statuses, fresh.statuses, ({ code }) => String(code))
      .both.filter((status) => status.old.title !== status.new.title)
      .map((status) => ({
        message: `The title of the possible status ${status.new.code} changed from "${status.old.title ?? ''}" to "${status.new.title ?? ''}".`,
        before: status.old.title ?? '',
        after: status.new.title ?? '',
        ...textOnly(),
      })),
  ),
});
