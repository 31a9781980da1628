import { defineRule } from '../../change.js';
import { wordsOnly } from '../../effects.js';
import { findAspect } from '../../schema/rule.js';

export const schemaWordsChanged = defineRule({
  id: 'schema-words-changed',
  half: 'wire',
  kind: 'changed',
  title: 'another title or description',
  twin: 'schema-words-changed',
  find: findAspect('schema-words-changed', ({ detail, subject }) => ({
    message: `${subject} has another ${detail}.`,
    ...wordsOnly(),
  })),
});
