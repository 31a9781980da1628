import { defineRule } from '../../change.js';
import { textOnly } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaWordsChanged = defineRule({
  id: 'schema-words-changed',
  half: 'wire',
  kind: 'changed',
  title: 'a changed title or description of a schema',
  twin: 'schema-words-changed',
  find: findAspect('schema-words-changed', ({ detail, subject }) => ({
    message: `The ${detail} of ${subject} changed.`,
    ...textOnly(),
  })),
});
