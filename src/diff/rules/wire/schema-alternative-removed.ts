import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaAlternativeRemoved = defineRule({
  id: 'schema-alternative-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a removed alternative (oneOf, anyOf)',
  twin: 'schema-alternative-added',
  find: findAspect('schema-alternative-removed', (difference) => ({
    message: `The alternative ${difference.detail} was removed from ${difference.subject}.`,
    ...onBodies(difference, {
      reader: compatible('Every remaining alternative was possible before.'),
      writer: breaking('Requests with this alternative are rejected.'),
    }),
  })),
});
