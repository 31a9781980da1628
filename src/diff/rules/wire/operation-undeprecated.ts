import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { operationRule } from '../../operations.js';

export const operationUndeprecated = defineRule({
  id: 'operation-undeprecated',
  half: 'wire',
  kind: 'changed',
  title: 'an operation that may be called again',
  twin: 'operation-deprecated',
  find: operationRule(({ old, new: fresh }) =>
    old.deprecated && !fresh.deprecated
      ? [{ message: 'It is no longer deprecated.', ...onCaller(fresh, compatible('It works as before.')) }]
      : [],
  ),
});
