import { defineRule } from '../../change.js';
import { both, compatible, locations } from '../../effects.js';

export const classAdded = defineRule({
  id: 'class-added',
  half: 'meaning',
  kind: 'added',
  title: 'an added class',
  twin: 'class-removed',
  *find({ classes, newTermLocation }) {
    for (const { compact, iri, pointer } of classes.added) {
      const at = locations(undefined, newTermLocation(pointer));
      yield {
        subject: compact,
        message: `The class ${compact} was added.`,
        after: iri,
        ...at,
        ...both(compatible('Clients ignore classes that they do not know.')),
      };
    }
  },
});
