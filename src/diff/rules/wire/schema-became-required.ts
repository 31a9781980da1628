import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaBecameRequired = defineRule({
  id: 'schema-became-required',
  half: 'wire',
  kind: 'changed',
  title: 'a property that became required',
  twin: 'schema-became-optional',
  find: findAspect('schema-became-required', (difference) => ({
    message: `The property ${difference.subject} is now required.`,
    ...onBodies(difference, {
      reader: compatible('Readers can rely on it.'),
      writer: breaking('Requests without it are rejected.'),
    }),
  })),
});
