import { defineRule } from '../../change.js';
import { textOnly } from '../../effects.js';
import { hydraOperationRule, textChanges } from '../../terms.js';

export const hydraOperationWordsChanged = defineRule({
  id: 'hydra-operation-words-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a changed title or description of an operation of the vocabulary',
  twin: 'hydra-operation-words-changed',
  find: hydraOperationRule(({ old, new: fresh }) =>
    textChanges(old, fresh).map((change) => ({ ...change, ...textOnly() })),
  ),
});
