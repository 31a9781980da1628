import { defineRule } from '../../change.js';
import { both, compatible, places } from '../../effects.js';
import { hydraOperationName, titled } from '../../terms.js';

export const hydraOperationAdded = defineRule({
  id: 'hydra-operation-added',
  half: 'meaning',
  kind: 'added',
  title: 'an operation that the vocabulary did not offer',
  twin: 'hydra-operation-removed',
  *find({ hydraOperations, new: fresh, newTerm }) {
    for (const operation of hydraOperations.added) {
      const subject = hydraOperationName(operation, fresh);
      const at = places(undefined, newTerm(operation.pointer));
      yield {
        subject,
        message: `${subject}${titled(operation)} is offered now.`,
        ...at,
        ...both(compatible('Nobody has to call it.')),
      };
    }
  },
});
