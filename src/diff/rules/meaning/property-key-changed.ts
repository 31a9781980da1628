import { defineRule } from '../../change.js';
import { both, breaking } from '../../effects.js';
import { propertyRule } from '../../terms.js';

export const propertyKeyChanged = defineRule({
  id: 'property-key-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a changed JSON key of a property',
  twin: 'property-key-changed',
  find: propertyRule(({ old, new: fresh }) => {
    if (old.key === fresh.key) return [];
    const message = `The JSON key of ${fresh.compact} changed from ${old.key} to ${fresh.key}.`;
    const effect = breaking('Clients that read plain JSON look for the old key; JSON-LD clients expand both.');
    return [{ message, before: old.key, after: fresh.key, ...both(effect) }];
  }),
});
