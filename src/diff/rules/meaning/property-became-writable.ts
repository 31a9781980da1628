import { defineRule } from '../../change.js';
import { compatible } from '../../effects.js';
import { propertyRule } from '../../terms.js';

export const propertyBecameWritable = defineRule({
  id: 'property-became-writable',
  half: 'meaning',
  kind: 'changed',
  title: 'a property of a class that became writable',
  twin: 'property-became-unwritable',
  find: propertyRule(({ old, new: fresh }) => {
    if (!(!old.writable && fresh.writable)) return [];
    return [
      {
        message: `${fresh.compact} is now writable.`,
        reader: compatible('Nothing changes for responses.'),
        writer: compatible('Requests may set it, but do not have to.'),
      },
    ];
  }),
});
