import { defineRule } from '../../change.js';
import { breaking, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaDefaultChanged = defineRule({
  id: 'schema-default-changed',
  half: 'wire',
  kind: 'changed',
  title: 'a changed default',
  twin: 'schema-default-changed',
  find: findAspect('schema-default-changed', (difference) => ({
    message: `The default of ${difference.subject} changed from ${difference.before} to ${difference.after}.`,
    ...onBodies(difference, {
      reader: breaking('Leaving the value out means something else.'),
      writer: breaking('Leaving the value out means something else.'),
    }),
  })),
});
