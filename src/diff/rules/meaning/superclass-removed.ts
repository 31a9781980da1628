import { defineRule } from '../../change.js';
import { both, breaking, locations } from '../../effects.js';

export const superclassRemoved = defineRule({
  id: 'superclass-removed',
  half: 'meaning',
  kind: 'removed',
  title: 'a removed superclass of a class',
  twin: 'superclass-added',
  *find({ classes, oldTermLocation, newTermLocation }) {
    for (const { old, new: fresh } of classes.both) {
      for (const iri of old.subClassOf.filter((one) => !fresh.subClassOf.includes(one))) {
        const at = locations(oldTermLocation(old.pointer), newTermLocation(fresh.pointer));
        yield {
          subject: fresh.compact,
          message: `${fresh.compact} is no longer a subclass of ${iri}.`,
          ...at,
          ...both(breaking('Clients that look for instances of the superclass no longer find it.')),
        };
      }
    }
  },
});
