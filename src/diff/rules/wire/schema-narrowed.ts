import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaNarrowed = defineRule({
  id: 'schema-narrowed',
  half: 'wire',
  kind: 'changed',
  title: 'a schema that allows fewer values',
  twin: 'schema-widened',
  find: findAspect('schema-narrowed', (difference) => ({
    message: `${difference.subject} allows fewer values: ${difference.detail} changed from ${difference.before} to ${difference.after}.`,
    ...onBodies(difference, {
      reader: compatible('Every remaining value was possible before.'),
      writer: breaking('Values that were accepted may be rejected.'),
    }),
  })),
});
