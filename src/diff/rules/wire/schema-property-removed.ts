import { defineRule } from '../../change.js';
import { breaking, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaPropertyRemoved = defineRule({
  id: 'schema-property-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a removed property',
  twin: 'schema-property-added',
  find: findAspect('schema-property-removed', (difference) => ({
    message: `The property ${difference.subject} was removed.`,
    ...onBodies(difference, {
      reader: breaking('Readers that use it no longer find it.'),
      writer: difference.open
        ? breaking('Values that are sent in it are no longer processed.')
        : breaking('Requests that contain it are rejected.'),
    }),
  })),
});
