import { defineRule } from '../../change.js';
import { both, compatible, locations } from '../../effects.js';
import { hydraOperationName, titled } from '../../terms.js';

export const hydraOperationAdded = defineRule({
  id: 'hydra-operation-added',
  half: 'meaning',
  kind: 'added',
  title: 'an operation added to the vocabulary',
  twin: 'hydra-operation-removed',
  *find({ hydraOperations, new: fresh, newTermLocation }) {
    for (const operation of hydraOperations.added) {
      const subject = hydraOperationName(operation, fresh);
      const at = locations(undefined, newTermLocation(operation.pointer));
      yield {
        subject,
        message: `The operation ${subject}${titled(operation)} was added.`,
        ...at,
        ...both(compatible('Existing clients do not call it.')),
      };
    }
  },
});
