import { defineRule } from '../../change.js';
import { both, compatible, places } from '../../effects.js';

export const operationAdded = defineRule({
  id: 'operation-added',
  half: 'wire',
  kind: 'added',
  title: 'an operation that was not there',
  twin: 'operation-removed',
  *find({ operations, newPlace }) {
    for (const { method, path, pointer } of operations.added) {
      const message = `${method} ${path} is new.`;
      yield {
        subject: `${method} ${path}`,
        message,
        ...places(undefined, newPlace(pointer)),
        ...both(compatible('Nobody has to call it.')),
      };
    }
  },
});
