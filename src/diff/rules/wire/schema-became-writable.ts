import { defineRule } from '../../change.js';
import { compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaBecameWritable = defineRule({
  id: 'schema-became-writable',
  half: 'wire',
  kind: 'changed',
  title: 'a property that is no longer read-only',
  twin: 'schema-became-read-only',
  find: findAspect('schema-became-writable', (difference) => ({
    message: `${difference.subject} is no longer read-only.`,
    ...onBodies(difference, {
      reader: compatible('Responses still contain it.'),
      writer: compatible('Requests may set it, but do not have to.'),
    }),
  })),
});
