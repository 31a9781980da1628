import { defineRule } from '../../change.js';
import { both, compatible, locations } from '../../effects.js';

export const superclassAdded = defineRule({
  id: 'superclass-added',
  half: 'meaning',
  kind: 'added',
  title: 'an added superclass of a class',
  twin: 'superclass-removed',
  *find({ classes, oldTermLocation, newTermLocation }) {
    for (const { old, new: fresh } of classes.both) {
      for (const iri of fresh.subClassOf.filter((one) => !old.subClassOf.includes(one))) {
        const at = locations(oldTermLocation(old.pointer), newTermLocation(fresh.pointer));
        yield {
          subject: fresh.compact,
          message: `${fresh.compact} is now a subclass of ${iri}.`,
          ...at,
          ...both(compatible('Its instances still belong to the existing superclasses.')),
        };
      }
    }
  },
});
