import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaWidened = defineRule({
  id: 'schema-widened',
  half: 'wire',
  kind: 'changed',
  title: 'a schema that allows more values',
  twin: 'schema-narrowed',
  find: findAspect('schema-widened', (difference) => ({
    message: `${difference.subject} allows more values: ${difference.detail} changed from ${difference.before} to ${difference.after}.`,
    ...onBodies(difference, {
      reader: breaking('Readers may encounter values that were not possible before.'),
      writer: compatible('Every value that was accepted still is.'),
    }),
  })),
});
