import { defineRule } from '../../change.js';
import { textOnly } from '../../effects.js';
import { operationRule } from '../../operation-rule.js';

export const operationWordsChanged = defineRule({
  id: 'operation-words-changed',
  half: 'wire',
  kind: 'changed',
  title: 'a changed summary, description or list of tags of an operation',
  twin: 'operation-words-changed',
  find: operationRule(({ old, new: fresh }) => {
    const parts = (['summary', 'description', 'tags'] as const).filter(
      (key) => String(old[key] ?? '') !== String(fresh[key] ?? ''),
    );
    return parts.map((key) => ({
      message: `The ${key} changed.`,
      before: String(old[key] ?? ''),
      after: String(fresh[key] ?? ''),
      ...textOnly(),
    }));
  }),
});
