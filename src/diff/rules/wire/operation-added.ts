import { defineRule } from '../../change.js';
import { both, compatible, locations } from '../../effects.js';
import { operationName } from '../../operation-parts.js';

export const operationAdded = defineRule({
  id: 'operation-added',
  half: 'wire',
  kind: 'added',
  title: 'an added operation',
  twin: 'operation-removed',
  *find({ operations, newLocation }) {
    for (const operation of operations.added) {
      const subject = operationName(operation);
      yield {
        subject,
        message: `The operation ${subject} was added.`,
        ...locations(undefined, newLocation(operation.pointer)),
        ...both(compatible('Existing clients do not call it.')),
      };
    }
  },
});
