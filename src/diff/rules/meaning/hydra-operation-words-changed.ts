import { defineRule } from '../../change.js';
import { wordsOnly } from '../../effects.js';
import { hydraOperationRule, wordChanges } from '../../terms.js';

export const hydraOperationWordsChanged = defineRule({
  id: 'hydra-operation-words-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'another title or description of an operation',
  twin: 'hydra-operation-words-changed',
  find: hydraOperationRule(({ old, new: fresh }) =>
    wordChanges(old, fresh).map((change) => ({ ...change, ...wordsOnly() })),
  ),
});
