import { defineRule } from '../../change.js';
import { both, breaking, places } from '../../effects.js';

export const superclassRemoved = defineRule({
  id: 'superclass-removed',
  half: 'meaning',
  kind: 'removed',
  title: 'a class that a class is no longer a kind of',
  twin: 'superclass-added',
  *find({ classes, oldTerm, newTerm }) {
    for (const { old, new: fresh } of classes.both) {
      for (const iri of old.subClassOf.filter((one) => !fresh.subClassOf.includes(one))) {
        const at = places(oldTerm(old.pointer), newTerm(fresh.pointer));
        yield {
          subject: fresh.compact,
          message: `${fresh.compact} is no longer a kind of ${iri}.`,
          ...at,
          ...both(breaking('Clients that look for the wider class no longer find it.')),
        };
      }
    }
  },
});
