import { defineRule } from '../../change.js';
import { both, compatible } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaUndeprecated = defineRule({
  id: 'schema-undeprecated',
  half: 'wire',
  kind: 'changed',
  title: 'a schema or property that is no longer deprecated',
  twin: 'schema-deprecated',
  find: findAspect('schema-undeprecated', ({ subject }) => ({
    message: `${subject} is no longer deprecated.`,
    ...both(compatible('It works as before.')),
  })),
});
