import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaValueRemoved = defineRule({
  id: 'schema-value-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a removed value of an enumeration',
  twin: 'schema-value-added',
  find: findAspect('schema-value-removed', (difference) => ({
    message: `The value ${difference.detail} was removed from ${difference.subject}.`,
    ...onBodies(difference, {
      reader: compatible('Every remaining value was possible before.'),
      writer: breaking('Requests with this value are rejected.'),
    }),
  })),
});
