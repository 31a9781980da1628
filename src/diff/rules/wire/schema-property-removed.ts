import { defineRule } from '../../change.js';
import { breaking, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaPropertyRemoved = defineRule({
  id: 'schema-property-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a property that is gone',
  twin: 'schema-property-added',
  find: findAspect('schema-property-removed', (difference) => ({
    message: `The property ${difference.subject} is gone.`,
    ...onBodies(difference, {
      reader: breaking('Readers that use it no longer find it.'),
      writer: difference.open
        ? breaking('What writers say with it is no longer understood.')
        : breaking('Requests that hold it are refused.'),
    }),
  })),
});
