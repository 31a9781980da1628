import { defineRule } from '../../change.js';
import { both, breaking, places } from '../../effects.js';
import { contextTerms } from '../../contexts.js';

export const contextTermChanged = defineRule({
  id: 'context-term-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a term that a context maps anew',
  twin: 'context-term-changed',
  *find(editions) {
    for (const { old, new: fresh } of contextTerms(editions).both) {
      const [before, after] = [old.meaning, fresh.meaning];
      if (before === after) continue;
      const message = `The context ${fresh.context} mapped ${fresh.term} to ${before}, it maps it to ${after}.`;
      const effect = breaking('The same document means something else when it is expanded.');
      yield { subject: fresh.term, message, before, after, ...places(old.place, fresh.place), ...both(effect) };
    }
  },
});
