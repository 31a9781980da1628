import { defineRule } from '../../change.js';
import { both, breaking } from '../../effects.js';
import { propertyRule } from '../../terms.js';

export const propertyKeyChanged = defineRule({
  id: 'property-key-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'another JSON key for a property',
  twin: 'property-key-changed',
  find: propertyRule(({ old, new: fresh }) => {
    if (old.key === fresh.key) return [];
    const message = `${fresh.compact} was written ${old.key} in JSON, it is written ${fresh.key}.`;
    const effect = breaking('Clients that read plain JSON look for the earlier key; JSON-LD clients expand either.');
    return [{ message, before: old.key, after: fresh.key, ...both(effect) }];
  }),
});
