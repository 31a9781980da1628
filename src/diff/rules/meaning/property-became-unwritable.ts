import { defineRule } from '../../change.js';
import { breaking, compatible } from '../../effects.js';
import { propertyRule } from '../../terms.js';

export const propertyBecameUnwritable = defineRule({
  id: 'property-became-unwritable',
  half: 'meaning',
  kind: 'changed',
  title: 'a property of a class that is no longer writable',
  twin: 'property-became-writable',
  find: propertyRule(({ old, new: fresh }) => {
    if (!(old.writable && !fresh.writable)) return [];
    return [
      {
        message: `${fresh.compact} is no longer writable.`,
        reader: compatible('Nothing changes for responses.'),
        writer: breaking('Requests can no longer set it.'),
      },
    ];
  }),
});
