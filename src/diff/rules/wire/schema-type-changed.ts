import { defineRule } from '../../change.js';
import { breaking, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaTypeChanged = defineRule({
  id: 'schema-type-changed',
  half: 'wire',
  kind: 'changed',
  title: 'a changed type, format or pattern',
  twin: 'schema-type-changed',
  find: findAspect('schema-type-changed', (difference) => ({
    message: `${difference.subject}: ${difference.detail} changed from ${difference.before} to ${difference.after}.`,
    ...onBodies(difference, {
      reader: breaking('Readers encounter values of another kind.'),
      writer: breaking('Values that were accepted are rejected.'),
    }),
  })),
});
