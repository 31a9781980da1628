import { defineRule } from '../../change.js';
import { both, breaking, locations } from '../../effects.js';

export const classRemoved = defineRule({
  id: 'class-removed',
  half: 'meaning',
  kind: 'removed',
  title: 'a removed class',
  twin: 'class-added',
  *find({ classes, oldTermLocation }) {
    for (const { compact, iri, pointer } of classes.removed) {
      const at = locations(oldTermLocation(pointer), undefined);
      yield {
        subject: compact,
        message: `The class ${compact} was removed.`,
        before: iri,
        ...at,
        ...both(breaking('Clients that look for its IRI no longer find it.')),
      };
    }
  },
});
