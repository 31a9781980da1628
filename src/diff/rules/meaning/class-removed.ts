import { defineRule } from '../../change.js';
import { both, breaking, places } from '../../effects.js';

export const classRemoved = defineRule({
  id: 'class-removed',
  half: 'meaning',
  kind: 'removed',
  title: 'a class that is gone',
  twin: 'class-added',
  *find({ classes, oldTerm }) {
    for (const { compact, iri, pointer } of classes.removed) {
      const at = places(oldTerm(pointer), undefined);
      yield {
        subject: compact,
        message: `${compact} is no longer a class.`,
        before: iri,
        ...at,
        ...both(breaking('Clients that look for it by its IRI no longer find it.')),
      };
    }
  },
});
