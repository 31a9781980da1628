import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaValueAdded = defineRule({
  id: 'schema-value-added',
  half: 'wire',
  kind: 'added',
  title: 'a further value of an enumeration',
  twin: 'schema-value-removed',
  find: findAspect('schema-value-added', (difference) => ({
    message: `${difference.subject} may be ${difference.detail} now.`,
    ...onBodies(difference, {
      reader: breaking('Readers may meet a value that they do not know.'),
      writer: compatible('Every value that was accepted still is.'),
    }),
  })),
});
