import { defineRule } from '../../change.js';
import { breaking, compatible, onBodies } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaClosed = defineRule({
  id: 'schema-closed',
  half: 'wire',
  kind: 'changed',
  title: 'further properties are refused',
  twin: 'schema-opened',
  find: findAspect('schema-closed', (difference) => ({
    message: `${difference.subject} refuses further properties now.`,
    ...onBodies(difference, {
      reader: compatible('Every property now was possible before.'),
      writer: breaking('Requests with further properties are refused.'),
    }),
  })),
});
