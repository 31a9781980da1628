import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaAlternativeAdded = defineRule({
  id: 'schema-alternative-added',
  half: 'wire',
  kind: 'added',
  title: 'a further alternative (oneOf, anyOf)',
  twin: 'schema-alternative-removed',
  find: findAspect('schema-alternative-added', (difference) => ({
    message: `${difference.subject} may also be ${difference.detail} now.`,
    ...onBodies(difference, {
      reader: breaking('Readers may meet a form that they do not know.'),
      writer: compatible('Every form that was accepted still is.'),
    }),
  })),
});
