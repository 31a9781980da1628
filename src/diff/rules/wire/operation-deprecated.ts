import { defineRule } from '../../change.js';
import { compatible, onCaller } from '../../effects.js';
import { operationRule } from '../../operation-rule.js';

export const operationDeprecated = defineRule({
  id: 'operation-deprecated',
  half: 'wire',
  kind: 'changed',
  title: 'an operation that was deprecated',
  twin: 'operation-undeprecated',
  find: operationRule(({ old, new: fresh }) =>
    !old.deprecated && fresh.deprecated
      ? [
          {
            message: 'The operation was deprecated.',
            ...onCaller(fresh, compatible('It still works, but may be removed later.')),
          },
        ]
      : [],
  ),
});
