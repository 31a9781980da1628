import { defineRule } from '../../change.js';
import { locations, textOnly } from '../../effects.js';
import { matchResponses } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';

export const responseWordsChanged = defineRule({
  id: 'response-words-changed',
  half: 'wire',
  kind: 'changed',
  title: 'a changed description of a response',
  twin: 'response-words-changed',
  find: operationRule((pair, { oldLocation, newLocation }) =>
    matchResponses(pair)
      .both.filter(({ old, new: fresh }) => old.description !== fresh.description)
      .map(({ old, new: fresh }) => ({
        message: `The description of the response ${fresh.status} changed from "${old.description}" to "${fresh.description}".`,
        before: old.description,
        after: fresh.description,
        ...locations(oldLocation(old.pointer), newLocation(fresh.pointer)),
        ...textOnly(),
      })),
  ),
});
