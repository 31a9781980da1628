import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaNarrowed = defineRule({
  id: 'schema-narrowed',
  half: 'wire',
  kind: 'changed',
  title: 'fewer values are allowed',
  twin: 'schema-widened',
  find: findAspect('schema-narrowed', (difference) => ({
    message: `${difference.subject} allows fewer values: ${difference.detail} was ${difference.before}, it is ${difference.after}.`,
    ...onBodies(difference, {
      reader: compatible('Every value now was possible before.'),
      writer: breaking('Values that were accepted may be refused.'),
    }),
  })),
});
