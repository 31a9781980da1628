import { defineRule } from '../../change.js';
import { both, compatible, places } from '../../effects.js';

export const superclassAdded = defineRule({
  id: 'superclass-added',
  half: 'meaning',
  kind: 'added',
  title: 'a class that a class is a kind of now',
  twin: 'superclass-removed',
  *find({ classes, oldTerm, newTerm }) {
    for (const { old, new: fresh } of classes.both) {
      for (const iri of fresh.subClassOf.filter((one) => !old.subClassOf.includes(one))) {
        const at = places(oldTerm(old.pointer), newTerm(fresh.pointer));
        yield {
          subject: fresh.compact,
          message: `${fresh.compact} is a kind of ${iri} now.`,
          ...at,
          ...both(compatible('Whatever it was, it still is.')),
        };
      }
    }
  },
});
