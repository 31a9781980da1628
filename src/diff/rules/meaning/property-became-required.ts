import { defineRule } from '../../change.js';
import { breaking, compatible } from '../../effects.js';
import { propertyRule } from '../../terms.js';

export const propertyBecameRequired = defineRule({
  id: 'property-became-required',
  half: 'meaning',
  kind: 'changed',
  title: 'a property of a class that became required',
  twin: 'property-became-optional',
  find: propertyRule(({ old, new: fresh }) => {
    if (!(!old.required && fresh.required)) return [];
    return [
      {
        message: `${fresh.compact} is now required.`,
        reader: compatible('Readers can rely on it.'),
        writer: breaking('Requests must contain it.'),
      },
    ];
  }),
});
