import { defineRule } from '../../change.js';
import { compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaBecameReadable = defineRule({
  id: 'schema-became-readable',
  half: 'wire',
  kind: 'changed',
  title: 'a property that can be read now',
  twin: 'schema-became-write-only',
  find: findAspect('schema-became-readable', (difference) => ({
    message: `${difference.subject} can be read now.`,
    ...onBodies(difference, {
      reader: compatible('Readers ignore properties that they do not know.'),
      writer: compatible('Requests may still set it.'),
    }),
  })),
});
