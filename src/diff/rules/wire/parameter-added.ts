import { defineRule } from '../../change.js';
import { breaking, compatible, onCaller } from '../../effects.js';
import { matchParameters, parameterName } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';

export const parameterAdded = defineRule({
  id: 'parameter-added',
  half: 'wire',
  kind: 'added',
  title: 'an added parameter',
  twin: 'parameter-removed',
  find: operationRule((pair, { newLocation }) =>
    matchParameters(pair).added.map((parameter) => ({
      message: `The ${parameter.required ? 'required ' : ''}${parameterName(parameter)} was added.`,
      new: newLocation(parameter.pointer),
      ...onCaller(
        pair.new,
        parameter.required ? breaking('Calls without it are rejected.') : compatible('Calls without it still work.'),
      ),
    })),
  ),
});
