import { defineRule } from '../../change.js';
import { both, breaking } from '../../effects.js';
import { propertyRule } from '../../terms.js';

export const propertyBecameValue = defineRule({
  id: 'property-became-value',
  half: 'meaning',
  kind: 'changed',
  title: 'a property that is no longer a link',
  twin: 'property-became-link',
  find: propertyRule(({ old, new: fresh }) => {
    if (old.link === undefined || fresh.link !== undefined) return [];
    return [
      { message: `${fresh.compact} is no longer a link.`, ...both(breaking('Clients can no longer follow it.')) },
    ];
  }),
});
