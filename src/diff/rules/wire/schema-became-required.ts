import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaBecameRequired = defineRule({
  id: 'schema-became-required',
  half: 'wire',
  kind: 'changed',
  title: 'a property that has to be there now',
  twin: 'schema-became-optional',
  find: findAspect('schema-became-required', (difference) => ({
    message: `The property ${difference.subject} is required now.`,
    ...onBodies(difference, {
      reader: compatible('Readers find it more often than before.'),
      writer: breaking('Requests without it are refused.'),
    }),
  })),
});
