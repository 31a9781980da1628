import { defineRule } from '../../change.js';
import { breaking, compatible } from '../../effects.js';
import { propertyRule } from '../../terms.js';

export const propertyBecameOptional = defineRule({
  id: 'property-became-optional',
  half: 'meaning',
  kind: 'changed',
  title: 'a property that may be absent now',
  twin: 'property-became-required',
  find: propertyRule(({ old, new: fresh }) => {
    if (!(old.required && !fresh.required)) return [];
    return [
      {
        message: `${fresh.compact} may be absent now.`,
        reader: breaking('Readers that rely on it may not find it.'),
        writer: compatible('Requests that hold it are still accepted.'),
      },
    ];
  }),
});
