import { defineRule } from '../../change.js';
import { breaking, locations, onCaller } from '../../effects.js';
import { hydraOperationName, titled } from '../../terms.js';

export const hydraOperationRemoved = defineRule({
  id: 'hydra-operation-removed',
  half: 'meaning',
  kind: 'removed',
  title: 'an operation removed from the vocabulary',
  twin: 'hydra-operation-added',
  *find({ hydraOperations, old, oldTermLocation }) {
    for (const operation of hydraOperations.removed) {
      const subject = hydraOperationName(operation, old);
      const at = locations(oldTermLocation(operation.pointer), undefined);
      yield {
        subject,
        message: `The operation ${subject}${titled(operation)} was removed.`,
        ...at,
        ...onCaller(operation, breaking('Clients that look for it in the vocabulary no longer find it.')),
      };
    }
  },
});
