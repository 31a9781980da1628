import { defineRule } from '../../change.js';
import { both, breaking, locations } from '../../effects.js';
import { contextTerms } from '../../contexts.js';

export const contextTermChanged = defineRule({
  id: 'context-term-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a changed definition of a term of a context',
  twin: 'context-term-changed',
  *find(editions) {
    for (const { old, new: fresh } of contextTerms(editions).both) {
      const [before, after] = [old.meaning, fresh.meaning];
      if (before === after) continue;
      const message = `The definition of ${fresh.term} in the context ${fresh.context} changed from ${before} to ${after}.`;
      const effect = breaking('The same document expands to something else.');
      yield {
        subject: fresh.term,
        message,
        before,
        after,
        ...locations(old.location, fresh.location),
        ...both(effect),
      };
    }
  },
});
