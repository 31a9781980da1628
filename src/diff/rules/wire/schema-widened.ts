import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaWidened = defineRule({
  id: 'schema-widened',
  half: 'wire',
  kind: 'changed',
  title: 'more values are allowed',
  twin: 'schema-narrowed',
  find: findAspect('schema-widened', (difference) => ({
    message: `${difference.subject} allows more values: ${difference.detail} was ${difference.before}, it is ${difference.after}.`,
    ...onBodies(difference, {
      reader: breaking('Readers may meet values that could not be there before.'),
      writer: compatible('Every value that was accepted still is.'),
    }),
  })),
});
