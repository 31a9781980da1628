import { defineRule } from '../../change.js';
import { both, breaking } from '../../effects.js';
import { propertyRule } from '../../terms.js';

export const propertyBecameLink = defineRule({
  id: 'property-became-link',
  half: 'meaning',
  kind: 'changed',
  title: 'a property whose value is to be followed now',
  twin: 'property-became-value',
  find: propertyRule(({ old, new: fresh }) => {
    if (old.link !== undefined || fresh.link === undefined) return [];
    return [
      {
        message: `${fresh.compact} is a link now.`,
        ...both(breaking('What was a value is the IRI of another resource.')),
      },
    ];
  }),
});
