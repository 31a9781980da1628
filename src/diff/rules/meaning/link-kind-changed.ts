import { defineRule } from '../../change.js';
import { both, breaking } from '../../effects.js';
import { propertyRule } from '../../terms.js';

export const linkKindChanged = defineRule({
  id: 'link-kind-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a link that became a template, or the reverse',
  twin: 'link-kind-changed',
  find: propertyRule(({ old, new: fresh }) => {
    if (old.link === undefined || fresh.link === undefined || old.link.kind === fresh.link.kind) return [];
    const [before, after] = [old.link.kind, fresh.link.kind];
    return [
      {
        message: `${fresh.compact} was a ${before}, it is a ${after}.`,
        before,
        after,
        ...both(breaking('A template has to be expanded before it is followed, a link must not be.')),
      },
    ];
  }),
});
