import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { operationRule } from '../../operation-rule.js';

export const operationUndeprecated = defineRule({
  id: 'operation-undeprecated',
  half: 'wire',
  kind: 'changed',
  title: 'an operation that is no longer deprecated',
  twin: 'operation-deprecated',
  find: operationRule(({ old, new: fresh }) =>
    old.deprecated && !fresh.deprecated
      ? [{ message: 'The operation is no longer deprecated.', ...onCaller(fresh, compatible('It works as before.')) }]
      : [],
  ),
});
