import { defineRule } from '../../change.js';
import { breaking, onCaller, places } from '../../effects.js';

export const operationRemoved = defineRule({
  id: 'operation-removed',
  half: 'wire',
  kind: 'removed',
  title: 'an operation that is gone',
  twin: 'operation-added',
  *find({ operations, oldPlace }) {
    for (const operation of operations.removed) {
      const subject = `${operation.method} ${operation.path}`;
      const effects = onCaller(operation, breaking('Calls of it fail.'));
      yield { subject, message: `${subject} is gone.`, ...places(oldPlace(operation.pointer), undefined), ...effects };
    }
  },
});
