import { defineRule } from '../../change.js';
import { wordsOnly } from '../../effects.js';
import { propertyRule, wordChanges } from '../../terms.js';

export const propertyWordsChanged = defineRule({
  id: 'property-words-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'another title, description or note of a property',
  twin: 'property-words-changed',
  find: propertyRule(({ old, new: fresh }) => wordChanges(old, fresh).map((change) => ({ ...change, ...wordsOnly() }))),
});
