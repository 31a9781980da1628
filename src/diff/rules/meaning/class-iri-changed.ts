import { defineRule } from '../../change.js';
import { both, breaking, places } from '../../effects.js';

export const classIriChanged = defineRule({
  id: 'class-iri-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a class of the same name with another IRI',
  twin: 'class-iri-changed',
  *find({ classes, oldTerm, newTerm }) {
    for (const { old, new: fresh } of classes.both) {
      if (old.iri === fresh.iri) continue;
      const message = `The class ${fresh.name} was ${old.iri}, it is ${fresh.iri}.`;
      const at = places(oldTerm(old.pointer), newTerm(fresh.pointer));
      yield {
        subject: fresh.compact,
        message,
        before: old.iri,
        after: fresh.iri,
        ...at,
        ...both(breaking('Clients know classes by their IRIs.')),
      };
    }
  },
});
