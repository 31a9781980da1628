import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaPropertyAdded = defineRule({
  id: 'schema-property-added',
  half: 'wire',
  kind: 'added',
  title: 'an added property',
  twin: 'schema-property-removed',
  find: findAspect('schema-property-added', (difference) => ({
    message: `The property ${difference.subject} was added.`,
    ...onBodies(difference, {
      reader: difference.open
        ? compatible('Readers ignore properties that they do not know.')
        : breaking('The earlier schema allows no additional properties.'),
      writer: difference.required
        ? breaking('Requests without it are rejected.')
        : compatible('Requests without it are still accepted.'),
    }),
  })),
});
