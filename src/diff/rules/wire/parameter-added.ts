import { defineRule } from '../../change.js';
import { breaking, compatible, onCaller } from '../../effects.js';
import { matchParameters, operationRule, parameterName } from '../../operations.js';

export const parameterAdded = defineRule({
  id: 'parameter-added',
  half: 'wire',
  kind: 'added',
  title: 'a parameter that was not there',
  twin: 'parameter-removed',
  find: operationRule((pair, { newPlace }) =>
    matchParameters(pair).added.map((parameter) => ({
      message: `${parameterName(parameter)} is new${parameter.required ? ' and required' : ''}.`,
      new: newPlace(parameter.pointer),
      ...onCaller(
        pair.new,
        parameter.required ? breaking('Calls without it are refused.') : compatible('Calls without it still work.'),
      ),
    })),
  ),
});
