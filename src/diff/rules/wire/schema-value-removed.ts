import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaValueRemoved = defineRule({
  id: 'schema-value-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a value of an enumeration that is gone',
  twin: 'schema-value-added',
  find: findAspect('schema-value-removed', (difference) => ({
    message: `${difference.subject} can no longer be ${difference.detail}.`,
    ...onBodies(difference, {
      reader: compatible('Every value now was possible before.'),
      writer: breaking('Requests with this value are refused.'),
    }),
  })),
});
