import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaBecameOptional = defineRule({
  id: 'schema-became-optional',
  half: 'wire',
  kind: 'changed',
  title: 'a property that became optional',
  twin: 'schema-became-required',
  find: findAspect('schema-became-optional', (difference) => ({
    message: `The property ${difference.subject} is now optional.`,
    ...onBodies(difference, {
      reader: breaking('Readers that rely on it may not find it.'),
      writer: compatible('Requests that contain it are still accepted.'),
    }),
  })),
});
