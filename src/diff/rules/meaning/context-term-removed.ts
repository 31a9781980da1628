import { defineRule } from '../../change.js';
import { both, breaking, places } from '../../effects.js';
import { contextTerms } from '../../contexts.js';

export const contextTermRemoved = defineRule({
  id: 'context-term-removed',
  half: 'meaning',
  kind: 'removed',
  title: 'a term that a context no longer defines',
  twin: 'context-term-added',
  *find(editions) {
    for (const { context, term, meaning, place } of contextTerms(editions).removed) {
      const message = `The context ${context} no longer defines ${term}.`;
      yield {
        subject: term,
        message,
        before: meaning,
        ...places(place, undefined),
        ...both(breaking('What documents say with it is lost when they are expanded.')),
      };
    }
  },
});
