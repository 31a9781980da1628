import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaOpened = defineRule({
  id: 'schema-opened',
  half: 'wire',
  kind: 'changed',
  title: 'additional properties that are now allowed',
  twin: 'schema-closed',
  find: findAspect('schema-opened', (difference) => ({
    message: `${difference.subject} now allows additional properties.`,
    ...onBodies(difference, {
      reader: breaking('Readers may encounter properties that were not possible before.'),
      writer: compatible('Everything that was accepted still is.'),
    }),
  })),
});
