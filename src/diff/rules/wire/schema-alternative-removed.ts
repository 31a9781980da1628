import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaAlternativeRemoved = defineRule({
  id: 'schema-alternative-removed',
  half: 'wire',
  kind: 'removed',
  title: 'an alternative (oneOf, anyOf) that is gone',
  twin: 'schema-alternative-added',
  find: findAspect('schema-alternative-removed', (difference) => ({
    message: `${difference.subject} can no longer be ${difference.detail}.`,
    ...onBodies(difference, {
      reader: compatible('Every form now was possible before.'),
      writer: breaking('Requests of this form are refused.'),
    }),
  })),
});
