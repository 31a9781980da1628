import { defineRule } from '../../change.js';
import { both, compatible, places } from '../../effects.js';
import { contextTerms } from '../../contexts.js';

export const contextTermAdded = defineRule({
  id: 'context-term-added',
  half: 'meaning',
  kind: 'added',
  title: 'a term that a context did not define',
  twin: 'context-term-removed',
  *find(editions) {
    for (const { context, term, meaning, place } of contextTerms(editions).added) {
      const message = `The context ${context} defines ${term} now.`;
      yield {
        subject: term,
        message,
        after: meaning,
        ...places(undefined, place),
        ...both(compatible('Earlier documents expand as before.')),
      };
    }
  },
});
