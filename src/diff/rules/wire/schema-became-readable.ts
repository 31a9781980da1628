import { defineRule } from '../../change.js';
import { compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaBecameReadable = defineRule({
  id: 'schema-became-readable',
  half: 'wire',
  kind: 'changed',
  title: 'a property that is no longer write-only',
  twin: 'schema-became-write-only',
  find: findAspect('schema-became-readable', (difference) => ({
    message: `${difference.subject} is no longer write-only.`,
    ...onBodies(difference, {
      reader: compatible('Readers ignore properties that they do not know.'),
      writer: compatible('Requests may still set it.'),
    }),
  })),
});
