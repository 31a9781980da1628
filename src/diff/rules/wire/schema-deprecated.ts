import { defineRule } from '../../change.js';
import { both, compatible } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaDeprecated = defineRule({
  id: 'schema-deprecated',
  half: 'wire',
  kind: 'changed',
  title: 'a schema or property that was deprecated',
  twin: 'schema-undeprecated',
  find: findAspect('schema-deprecated', ({ subject }) => ({
    message: `${subject} was deprecated.`,
    ...both(compatible('It still works, but may be removed later.')),
  })),
});
