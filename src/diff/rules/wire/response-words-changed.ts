import { defineRule } from '../../change.js';
import { places, wordsOnly } from '../../effects.js';
import { matchResponses, operationRule } from '../../operations.js';

export const responseWordsChanged = defineRule({
  id: 'response-words-changed',
  half: 'wire',
  kind: 'changed',
  title: 'another description of a response',
  twin: 'response-words-changed',
  find: operationRule((pair, { oldPlace, newPlace }) =>
    matchResponses(pair)
      .both.filter(({ old, new: fresh }) => old.description !== fresh.description)
      .map(({ old, new: fresh }) => ({
        message: `${fresh.status} said "${old.description}", it says "${fresh.description}".`,
        before: old.description,
        after: fresh.description,
        ...places(oldPlace(old.pointer), newPlace(fresh.pointer)),
        ...wordsOnly(),
      })),
  ),
});
