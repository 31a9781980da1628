import { defineRule } from '../../change.js';
import { breaking, onCaller } from '../../effects.js';
import { matchParameters, operationRule, parameterName } from '../../operations.js';

export const parameterRemoved = defineRule({
  id: 'parameter-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a parameter that is gone',
  twin: 'parameter-added',
  find: operationRule((pair, { oldPlace }) =>
    matchParameters(pair).removed.map((parameter) => ({
      message: `${parameterName(parameter)} is gone.`,
      old: oldPlace(parameter.pointer),
      ...onCaller(pair.new, breaking('Calls with it are refused, or no longer do what it asked for.')),
    })),
  ),
});
