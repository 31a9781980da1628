import { defineRule } from '../../change.js';
import { both, compatible, locations } from '../../effects.js';
import { contextTerms } from '../../contexts.js';

export const contextTermAdded = defineRule({
  id: 'context-term-added',
  half: 'meaning',
  kind: 'added',
  title: 'an added term of a context',
  twin: 'context-term-removed',
  *find(editions) {
    for (const { context, term, meaning, location } of contextTerms(editions).added) {
      const message = `The context ${context} now defines ${term}.`;
      yield {
        subject: term,
        message,
        after: meaning,
        ...locations(undefined, location),
        ...both(compatible('Existing documents expand as before.')),
      };
    }
  },
});
