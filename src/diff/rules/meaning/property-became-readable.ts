import { defineRule } from '../../change.js';
import { compatible } from '../../effects.js';
import { propertyRule } from '../../terms.js';

export const propertyBecameReadable = defineRule({
  id: 'property-became-readable',
  half: 'meaning',
  kind: 'changed',
  title: 'a property of a class that became readable',
  twin: 'property-became-unreadable',
  find: propertyRule(({ old, new: fresh }) => {
    if (!(!old.readable && fresh.readable)) return [];
    return [
      {
        message: `${fresh.compact} is now readable.`,
        reader: compatible('Readers ignore properties that they do not know.'),
        writer: compatible('Nothing changes for requests.'),
      },
    ];
  }),
});
