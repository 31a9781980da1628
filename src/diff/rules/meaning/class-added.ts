import { defineRule } from '../../change.js';
import { both, compatible, places } from '../../effects.js';

export const classAdded = defineRule({
  id: 'class-added',
  half: 'meaning',
  kind: 'added',
  title: 'a class that was not there',
  twin: 'class-removed',
  *find({ classes, newTerm }) {
    for (const { compact, iri, pointer } of classes.added) {
      const at = places(undefined, newTerm(pointer));
      yield {
        subject: compact,
        message: `${compact} is a new class.`,
        after: iri,
        ...at,
        ...both(compatible('Clients ignore classes that they do not know.')),
      };
    }
  },
});
