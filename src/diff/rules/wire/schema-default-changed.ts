import { defineRule } from '../../change.js';
import { breaking, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaDefaultChanged = defineRule({
  id: 'schema-default-changed',
  half: 'wire',
  kind: 'changed',
  title: 'another default',
  twin: 'schema-default-changed',
  find: findAspect('schema-default-changed', (difference) => ({
    message: `${difference.subject}: the default was ${difference.before}, it is ${difference.after}.`,
    ...onBodies(difference, {
      reader: breaking('A value that is left out means something else.'),
      writer: breaking('A value that is left out means something else.'),
    }),
  })),
});
