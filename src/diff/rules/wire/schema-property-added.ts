import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaPropertyAdded = defineRule({
  id: 'schema-property-added',
  half: 'wire',
  kind: 'added',
  title: 'a property that was not there',
  twin: 'schema-property-removed',
  find: findAspect('schema-property-added', (difference) => ({
    message: `The property ${difference.subject} is new.`,
    ...onBodies(difference, {
      reader: difference.open
        ? compatible('Readers ignore properties that they do not know.')
        : breaking('The earlier schema refuses further properties.'),
      writer: difference.required
        ? breaking('Requests without it are refused.')
        : compatible('Requests without it are still accepted.'),
    }),
  })),
});
