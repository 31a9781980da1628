import { defineRule } from '../../change.js';
import { breaking, locations, onCaller } from '../../effects.js';
import { operationName } from '../../operation-parts.js';

export const operationRemoved = defineRule({
  id: 'operation-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a removed operation',
  twin: 'operation-added',
  *find({ operations, oldLocation }) {
    for (const operation of operations.removed) {
      const subject = operationName(operation);
      const effects = onCaller(operation, breaking('Calls to it fail.'));
      yield {
        subject,
        message: `The operation ${subject} was removed.`,
        ...locations(oldLocation(operation.pointer), undefined),
        ...effects,
      };
    }
  },
});
