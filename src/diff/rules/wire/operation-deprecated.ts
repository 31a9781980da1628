import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { operationRule } from '../../operations.js';

export const operationDeprecated = defineRule({
  id: 'operation-deprecated',
  half: 'wire',
  kind: 'changed',
  title: 'an operation that should no longer be called',
  twin: 'operation-undeprecated',
  find: operationRule(({ old, new: fresh }) =>
    !old.deprecated && fresh.deprecated
      ? [{ message: 'It is deprecated now.', ...onCaller(fresh, compatible('It still works, but may go.')) }]
      : [],
  ),
});
