import { defineRule } from '../../change.js';
import { compatible, locations, onCaller } from '../../effects.js';
import { matchParameters, parameterName } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';

export const parameterBecameOptional = defineRule({
  id: 'parameter-became-optional',
  half: 'wire',
  kind: 'changed',
  title: 'a parameter that became optional',
  twin: 'parameter-became-required',
  find: operationRule((pair, { oldLocation, newLocation }) =>
    matchParameters(pair)
      .both.filter(({ old, new: fresh }) => old.required && !fresh.required)
      .map(({ old, new: fresh }) => ({
        message: `The ${parameterName(fresh)} is now optional.`,
        ...locations(oldLocation(old.pointer), newLocation(fresh.pointer)),
        ...onCaller(pair.new, compatible('Calls that send it still work.')),
      })),
  ),
});
