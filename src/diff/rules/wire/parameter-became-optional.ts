import { defineRule } from '../../change.js';
import { compatible, onCaller, places } from '../../effects.js';
import { matchParameters, operationRule, parameterName } from '../../operations.js';

export const parameterBecameOptional = defineRule({
  id: 'parameter-became-optional',
  half: 'wire',
  kind: 'changed',
  title: 'a parameter that may be left out now',
  twin: 'parameter-became-required',
  find: operationRule((pair, { oldPlace, newPlace }) =>
    matchParameters(pair)
      .both.filter(({ old, new: fresh }) => old.required && !fresh.required)
      .map(({ old, new: fresh }) => ({
        message: `${parameterName(fresh)} may be left out now.`,
        ...places(oldPlace(old.pointer), newPlace(fresh.pointer)),
        ...onCaller(pair.new, compatible('Calls with it still work.')),
      })),
  ),
});
