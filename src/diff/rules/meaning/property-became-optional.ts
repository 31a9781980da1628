import { defineRule } from '../../change.js';
import { breaking, compatible } from '../../effects.js';
import { propertyRule } from '../../terms.js';

export const propertyBecameOptional = defineRule({
  id: 'property-became-optional',
  half: 'meaning',
  kind: 'changed',
  title: 'a property of a class that became optional',
  twin: 'property-became-required',
  find: propertyRule(({ old, new: fresh }) => {
    if (!(old.required && !fresh.required)) return [];
    return [
      {
        message: `${fresh.compact} is now optional.`,
        reader: breaking('Readers that rely on it may not find it.'),
        writer: compatible('Requests that contain it are still accepted.'),
      },
    ];
  }),
});
