import { defineRule } from '../../change.js';
import { breaking, compatible } from '../../effects.js';
import { propertyRule } from '../../terms.js';

export const propertyBecameRequired = defineRule({
  id: 'property-became-required',
  half: 'meaning',
  kind: 'changed',
  title: 'a property that has to be there now',
  twin: 'property-became-optional',
  find: propertyRule(({ old, new: fresh }) => {
    if (!(!old.required && fresh.required)) return [];
    return [
      {
        message: `${fresh.compact} is required now.`,
        reader: compatible('Readers find it more often than before.'),
        writer: breaking('Requests have to hold it.'),
      },
    ];
  }),
});
