import { defineRule } from '../../change.js';
import { both, breaking } from '../../effects.js';
import { movedWith } from '../../editions.js';
import { propertyRule } from '../../terms.js';

export const propertyIriChanged = defineRule({
  id: 'property-iri-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a property of the same key that means something else',
  twin: 'property-iri-changed',
  find: propertyRule((pair) => {
    const { old, new: fresh, cls } = pair;
    if (old.iri === fresh.iri || movedWith(cls, pair)) return [];
    const message = `The key ${fresh.key} of ${cls.new.compact} meant ${old.iri}, it means ${fresh.iri}.`;
    return [
      { message, before: old.iri, after: fresh.iri, ...both(breaking('Clients know properties by their IRIs.')) },
    ];
  }),
});
