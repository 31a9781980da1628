import { defineRule } from '../../change.js';
import { breaking, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaTypeChanged = defineRule({
  id: 'schema-type-changed',
  half: 'wire',
  kind: 'changed',
  title: 'a type, format or pattern that is another one',
  twin: 'schema-type-changed',
  find: findAspect('schema-type-changed', (difference) => ({
    message: `${difference.subject}: ${difference.detail} was ${difference.before}, it is ${difference.after}.`,
    ...onBodies(difference, {
      reader: breaking('Readers meet values of another kind.'),
      writer: breaking('Values that were accepted are refused.'),
    }),
  })),
});
