import { defineRule } from '../../change.js';
import { both, breaking, editorial, locations } from '../../effects.js';

const NAMES = { iri: 'IRI', entrypoint: 'entry point', title: 'title', description: 'description' } as const;

export const documentationChanged = defineRule({
  id: 'documentation-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a changed IRI, entry point, title or description of the ApiDocumentation',
  twin: 'documentation-changed',
  *find({ old, new: fresh, oldTermLocation, newTermLocation }) {
    for (const key of ['iri', 'entrypoint', 'title', 'description'] as const) {
      const [before, after] = [old.hydra[key] ?? 'none', fresh.hydra[key] ?? 'none'];
      if (before === after) continue;
      const message = `The ${NAMES[key]} of the ApiDocumentation changed from ${before} to ${after}.`;
      const effects =
        key === 'entrypoint'
          ? both(breaking('Clients start at the entry point.'))
          : both(editorial('Clients find the ApiDocumentation through links.'));
      yield {
        subject: 'the ApiDocumentation',
        message,
        before,
        after,
        ...locations(oldTermLocation('#'), newTermLocation('#')),
        ...effects,
      };
    }
  },
});
