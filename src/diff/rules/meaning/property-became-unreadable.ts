import { defineRule } from '../../change.js';
import { breaking, compatible } from '../../effects.js';
import { propertyRule } from '../../terms.js';

export const propertyBecameUnreadable = defineRule({
  id: 'property-became-unreadable',
  half: 'meaning',
  kind: 'changed',
  title: 'a property of a class that is no longer readable',
  twin: 'property-became-readable',
  find: propertyRule(({ old, new: fresh }) => {
    if (!(old.readable && !fresh.readable)) return [];
    return [
      {
        message: `${fresh.compact} is no longer readable.`,
        reader: breaking('Readers no longer find it.'),
        writer: compatible('Nothing changes for requests.'),
      },
    ];
  }),
});
