import { defineRule } from '../../change.js';
import { breaking, onCaller } from '../../effects.js';
import { matchParameters, parameterName } from '../../operation-parts.js';
import { operationRule } from '../../operation-rule.js';

export const parameterRemoved = defineRule({
  id: 'parameter-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a removed parameter',
  twin: 'parameter-added',
  find: operationRule((pair, { oldLocation }) =>
    matchParameters(pair).removed.map((parameter) => ({
      message: `The ${parameterName(parameter)} was removed.`,
      old: oldLocation(parameter.pointer),
      ...onCaller(pair.new, breaking('Calls that send it are rejected, or it has no effect.')),
    })),
  ),
});
