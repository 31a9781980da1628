import { defineRule } from '../../change.js';
import { breaking, locations, onCaller } from '../../effects.js';
import { matchParameters, parameterName } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';

export const parameterBecameRequired = defineRule({
  id: 'parameter-became-required',
  half: 'wire',
  kind: 'changed',
  title: 'a parameter that became required',
  twin: 'parameter-became-optional',
  find: operationRule((pair, { oldLocation, newLocation }) =>
    matchParameters(pair)
      .both.filter(({ old, new: fresh }) => !old.required && fresh.required)
      .map(({ old, new: fresh }) => ({
        message: `The ${parameterName(fresh)} is now required.`,
        ...locations(oldLocation(old.pointer), newLocation(fresh.pointer)),
        ...onCaller(pair.new, breaking('Calls without it are rejected.')),
      })),
  ),
});
