import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaBecameReadOnly = defineRule({
  id: 'schema-became-read-only',
  half: 'wire',
  kind: 'changed',
  title: 'a property that became read-only',
  twin: 'schema-became-writable',
  find: findAspect('schema-became-read-only', (difference) => ({
    message: `${difference.subject} is now read-only.`,
    ...onBodies(difference, {
      reader: compatible('Responses still contain it.'),
      writer: breaking('Requests can no longer set it.'),
    }),
  })),
});
