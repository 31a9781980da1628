import { defineRule } from '../../change.js';
import { locations, textOnly } from '../../effects.js';
import { matchParameters, parameterName } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';

export const parameterWordsChanged = defineRule({
  id: 'parameter-words-changed',
  half: 'wire',
  kind: 'changed',
  title: 'a changed description of a parameter',
  twin: 'parameter-words-changed',
  find: operationRule((pair, { oldLocation, newLocation }) =>
    matchParameters(pair)
      .both.filter(({ old, new: fresh }) => old.description !== fresh.description)
      .map(({ old, new: fresh }) => ({
        message: `The description of the ${parameterName(fresh)} changed.`,
        before: old.description ?? '',
        after: fresh.description ?? '',
        ...locations(oldLocation(old.pointer), newLocation(fresh.pointer)),
        ...textOnly(),
      })),
  ),
});
