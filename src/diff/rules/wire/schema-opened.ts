import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaOpened = defineRule({
  id: 'schema-opened',
  half: 'wire',
  kind: 'changed',
  title: 'further properties are allowed',
  twin: 'schema-closed',
  find: findAspect('schema-opened', (difference) => ({
    message: `${difference.subject} allows further properties now.`,
    ...onBodies(difference, {
      reader: breaking('Readers may meet properties that could not be there before.'),
      writer: compatible('Everything that was accepted still is.'),
    }),
  })),
});
