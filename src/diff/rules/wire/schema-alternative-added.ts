import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaAlternativeAdded = defineRule({
  id: 'schema-alternative-added',
  half: 'wire',
  kind: 'added',
  title: 'an added alternative (oneOf, anyOf)',
  twin: 'schema-alternative-removed',
  find: findAspect('schema-alternative-added', (difference) => ({
    message: `The alternative ${difference.detail} was added to ${difference.subject}.`,
    ...onBodies(difference, {
      reader: breaking('Readers may encounter an alternative that they do not know.'),
      writer: compatible('Every alternative that was accepted still is.'),
    }),
  })),
});
