import { defineRule } from '../../change.js';
import { places, wordsOnly } from '../../effects.js';
import { matchParameters, operationRule, parameterName } from '../../operations.js';

export const parameterWordsChanged = defineRule({
  id: 'parameter-words-changed',
  half: 'wire',
  kind: 'changed',
  title: 'another description of a parameter',
  twin: 'parameter-words-changed',
  find: operationRule((pair, { oldPlace, newPlace }) =>
    matchParameters(pair)
      .both.filter(({ old, new: fresh }) => old.description !== fresh.description)
      .map(({ old, new: fresh }) => ({
        message: `${parameterName(fresh)} is described anew.`,
        before: old.description ?? '',
        after: fresh.description ?? '',
        ...places(oldPlace(old.pointer), newPlace(fresh.pointer)),
        ...wordsOnly(),
      })),
  ),
});
