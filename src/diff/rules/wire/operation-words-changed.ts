import { defineRule } from '../../change.js';
import { wordsOnly } from '../../effects.js';
import { operationRule } from '../../operations.js';

export const operationWordsChanged = defineRule({
  id: 'operation-words-changed',
  half: 'wire',
  kind: 'changed',
  title: 'another summary, description or tag of an operation',
  twin: 'operation-words-changed',
  find: operationRule(({ old, new: fresh }) => {
    const parts = (['summary', 'description', 'tags'] as const).filter(
      (key) => String(old[key] ?? '') !== String(fresh[key] ?? ''),
    );
    return parts.map((key) => ({
      message: `The ${key === 'tags' ? 'tags are' : `${key} is`} worded anew.`,
      before: String(old[key] ?? ''),
      after: String(fresh[key] ?? ''),
      ...wordsOnly(),
    }));
  }),
});
