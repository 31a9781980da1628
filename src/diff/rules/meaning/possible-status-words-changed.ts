import { defineRule } from '../../change.js';
import { wordsOnly } from '../../effects.js';
import { match } from '../../match.js';
import { hydraOperationRule } from '../../terms.js';

export const possibleStatusWordsChanged = defineRule({
  id: 'possible-status-words-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'another title of a status',
  twin: 'possible-status-words-changed',
  find: hydraOperationRule(({ old, new: fresh }) =>
    match(old.statuses, fresh.statuses, ({ code }) => String(code))
      .both.filter((status) => status.old.title !== status.new.title)
      .map((status) => ({
        message: `${status.new.code} was titled "${status.old.title ?? ''}", it is titled "${status.new.title ?? ''}".`,
        before: status.old.title ?? '',
        after: status.new.title ?? '',
        ...wordsOnly(),
      })),
  ),
});
