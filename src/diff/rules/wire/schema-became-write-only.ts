import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaBecameWriteOnly = defineRule({
  id: 'schema-became-write-only',
  half: 'wire',
  kind: 'changed',
  title: 'a property that became write-only',
  twin: 'schema-became-readable',
  find: findAspect('schema-became-write-only', (difference) => ({
    message: `${difference.subject} is now write-only.`,
    ...onBodies(difference, {
      reader: breaking('Readers no longer find it.'),
      writer: compatible('Requests may still set it.'),
    }),
  })),
});
