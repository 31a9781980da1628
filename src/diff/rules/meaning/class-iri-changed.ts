import { defineRule } from '../../change.js';
import { both, breaking, locations } from '../../effects.js';

export const classIriChanged = defineRule({
  id: 'class-iri-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a changed IRI of a class, identified by its name',
  twin: 'class-iri-changed',
  *find({ classes, oldTermLocation, newTermLocation }) {
    for (const { old, new: fresh } of classes.both) {
      if (old.iri === fresh.iri) continue;
      const message = `The IRI of the class ${fresh.name} changed from ${old.iri} to ${fresh.iri}.`;
      const at = locations(oldTermLocation(old.pointer), newTermLocation(fresh.pointer));
      yield {
        subject: fresh.compact,
        message,
        before: old.iri,
        after: fresh.iri,
        ...at,
        ...both(breaking('Clients identify classes by their IRIs.')),
      };
    }
  },
});
