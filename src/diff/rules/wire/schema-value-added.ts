import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaValueAdded = defineRule({
  id: 'schema-value-added',
  half: 'wire',
  kind: 'added',
  title: 'an added value of an enumeration',
  twin: 'schema-value-removed',
  find: findAspect('schema-value-added', (difference) => ({
    message: `The value ${difference.detail} was added to ${difference.subject}.`,
    ...onBodies(difference, {
      reader: breaking('Readers may encounter a value that they do not know.'),
      writer: compatible('Every value that was accepted still is.'),
    }),
  })),
});
