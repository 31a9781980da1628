import { defineRule } from '../../change.js';
import { breaking, onCaller, places } from '../../effects.js';
import { matchParameters, operationRule, parameterName } from '../../operations.js';

export const parameterBecameRequired = defineRule({
  id: 'parameter-became-required',
  half: 'wire',
  kind: 'changed',
  title: 'a parameter that has to be there now',
  twin: 'parameter-became-optional',
  find: operationRule((pair, { oldPlace, newPlace }) =>
    matchParameters(pair)
      .both.filter(({ old, new: fresh }) => !old.required && fresh.required)
      .map(({ old, new: fresh }) => ({
        message: `${parameterName(fresh)} is required now.`,
        ...places(oldPlace(old.pointer), newPlace(fresh.pointer)),
        ...onCaller(pair.new, breaking('Calls without it are refused.')),
      })),
  ),
});
