import { defineRule } from '../../change.js';
import { both, breaking } from '../../effects.js';
import { propertyRule } from '../../terms.js';

export const propertyBecameLink = defineRule({
  id: 'property-became-link',
  half: 'meaning',
  kind: 'changed',
  title: 'a property that became a link',
  twin: 'property-became-value',
  find: propertyRule(({ old, new: fresh }) => {
    if (old.link !== undefined || fresh.link === undefined) return [];
    return [
      {
        message: `${fresh.compact} is now a link.`,
        ...both(breaking('Its value is now the IRI of another resource.')),
      },
    ];
  }),
});
