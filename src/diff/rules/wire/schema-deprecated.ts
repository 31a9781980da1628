import { defineRule } from '../../change.js';
import { both, compatible } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaDeprecated = defineRule({
  id: 'schema-deprecated',
  half: 'wire',
  kind: 'changed',
  title: 'a schema or property that should no longer be used',
  twin: 'schema-undeprecated',
  find: findAspect('schema-deprecated', ({ subject }) => ({
    message: `${subject} is deprecated now.`,
    ...both(compatible('It still works, but may go.')),
  })),
});
