import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaBecameReadOnly = defineRule({
  id: 'schema-became-read-only',
  half: 'wire',
  kind: 'changed',
  title: 'a property that can no longer be written',
  twin: 'schema-became-writable',
  find: findAspect('schema-became-read-only', (difference) => ({
    message: `${difference.subject} is read-only now.`,
    ...onBodies(difference, {
      reader: compatible('Readers still find it.'),
      writer: breaking('Requests can no longer set it.'),
    }),
  })),
});
