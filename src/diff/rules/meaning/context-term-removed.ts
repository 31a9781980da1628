import { defineRule } from '../../change.js';
import { both, breaking, locations } from '../../effects.js';
import { contextTerms } from '../../contexts.js';

export const contextTermRemoved = defineRule({
  id: 'context-term-removed',
  half: 'meaning',
  kind: 'removed',
  title: 'a removed term of a context',
  twin: 'context-term-added',
  *find(editions) {
    for (const { context, term, meaning, location } of contextTerms(editions).removed) {
      const message = `The context ${context} no longer defines ${term}.`;
      yield {
        subject: term,
        message,
        before: meaning,
        ...locations(location, undefined),
        ...both(breaking('Values of the term are lost when documents are expanded.')),
      };
    }
  },
});
