import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaClosed = defineRule({
  id: 'schema-closed',
  half: 'wire',
  kind: 'changed',
  title: 'additional properties that are no longer allowed',
  twin: 'schema-opened',
  find: findAspect('schema-closed', (difference) => ({
    message: `${difference.subject} no longer allows additional properties.`,
    ...onBodies(difference, {
      reader: compatible('Every remaining property was possible before.'),
      writer: breaking('Requests with additional properties are rejected.'),
    }),
  })),
});
