import { defineRule } from '../../change.js';
import { both, breaking } from '../../effects.js';
import { movedWith } from '../../editions.js';
import { propertyRule } from '../../terms.js';

export const propertyIriChanged = defineRule({
  id: 'property-iri-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a changed IRI of a property, identified by its JSON key',
  twin: 'property-iri-changed',
  find: propertyRule((pair) => {
    const { old, new: fresh, cls } = pair;
    if (old.iri === fresh.iri || movedWith(cls, pair)) return [];
    const message = `The IRI of the key ${fresh.key} of ${cls.new.compact} changed from ${old.iri} to ${fresh.iri}.`;
    return [
      { message, before: old.iri, after: fresh.iri, ...both(breaking('Clients identify properties by their IRIs.')) },
    ];
  }),
});
