import { defineRule } from '../../change.js';
import { both, breaking, editorial, places } from '../../effects.js';

export const documentationChanged = defineRule({
  id: 'documentation-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'another IRI, entry point, title or description of the ApiDocumentation',
  twin: 'documentation-changed',
  *find({ old, new: fresh, oldTerm, newTerm }) {
    for (const key of ['iri', 'entrypoint', 'title', 'description'] as const) {
      const [before, after] = [old.hydra[key] ?? 'none', fresh.hydra[key] ?? 'none'];
      if (before === after) continue;
      const message = `The ${key === 'iri' ? 'IRI' : key} of the ApiDocumentation was ${before}, it is ${after}.`;
      const effects =
        key === 'entrypoint'
          ? both(breaking('Clients start at the entry point.'))
          : both(editorial('Clients find the documentation by links.'));
      yield {
        subject: 'the ApiDocumentation',
        message,
        before,
        after,
        ...places(oldTerm('#'), newTerm('#')),
        ...effects,
      };
    }
  },
});
