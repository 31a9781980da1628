import { defineRule } from '../../change.js';
import { both, breaking } from '../../effects.js';
import { propertyRule } from '../../terms.js';

export const linkKindChanged = defineRule({
  id: 'link-kind-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a Link that became a TemplatedLink, or the reverse',
  twin: 'link-kind-changed',
  find: propertyRule(({ old, new: fresh }) => {
    if (old.link === undefined || fresh.link === undefined || old.link.kind === fresh.link.kind) return [];
    const [before, after] = [old.link.kind, fresh.link.kind];
    return [
      {
        message: `${fresh.compact} changed from a ${before} to a ${after}.`,
        before,
        after,
        ...both(breaking('A TemplatedLink must be expanded before it is followed, a Link must not be.')),
      },
    ];
  }),
});
