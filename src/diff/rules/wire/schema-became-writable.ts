import { defineRule } from '../../change.js';
import { compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaBecameWritable = defineRule({
  id: 'schema-became-writable',
  half: 'wire',
  kind: 'changed',
  title: 'a property that can be written now',
  twin: 'schema-became-read-only',
  find: findAspect('schema-became-writable', (difference) => ({
    message: `${difference.subject} can be written now.`,
    ...onBodies(difference, {
      reader: compatible('Readers still find it.'),
      writer: compatible('Requests may set it, and need not.'),
    }),
  })),
});
