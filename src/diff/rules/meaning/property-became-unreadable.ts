import { defineRule } from '../../change.js';
import { breaking, compatible } from '../../effects.js';
import { propertyRule } from '../../terms.js';

export const propertyBecameUnreadable = defineRule({
  id: 'property-became-unreadable',
  half: 'meaning',
  kind: 'changed',
  title: 'a property that can no longer be read',
  twin: 'property-became-readable',
  find: propertyRule(({ old, new: fresh }) => {
    if (!(old.readable && !fresh.readable)) return [];
    return [
      {
        message: `${fresh.compact} can no longer be read.`,
        reader: breaking('Readers no longer find it.'),
        writer: compatible('Nothing changes for requests.'),
      },
    ];
  }),
});
