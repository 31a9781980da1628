import { defineRule } from '../../change.js';
import { breaking, onCaller, places } from '../../effects.js';
import { hydraOperationName, titled } from '../../terms.js';

export const hydraOperationRemoved = defineRule({
  id: 'hydra-operation-removed',
  half: 'meaning',
  kind: 'removed',
  title: 'an operation that the vocabulary no longer offers',
  twin: 'hydra-operation-added',
  *find({ hydraOperations, old, oldTerm }) {
    for (const operation of hydraOperations.removed) {
      const subject = hydraOperationName(operation, old);
      const at = places(oldTerm(operation.pointer), undefined);
      yield {
        subject,
        message: `${subject}${titled(operation)} is no longer offered.`,
        ...at,
        ...onCaller(operation, breaking('Clients that look for it in the vocabulary no longer find it.')),
      };
    }
  },
});
