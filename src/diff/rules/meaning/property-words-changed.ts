import { defineRule } from '../../change.js';
import { textOnly } from '../../effects.js';
import { propertyRule, textChanges } from '../../terms.js';

export const propertyWordsChanged = defineRule({
  id: 'property-words-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a changed title, description or note of a property',
  twin: 'property-words-changed',
  find: propertyRule(({ old, new: fresh }) => textChanges(old, fresh).map((change) => ({ ...change, ...textOnly() }))),
});
