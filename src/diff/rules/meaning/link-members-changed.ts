import { defineRule } from '../../change.js';
import { both, breaking, compatible } from '../../effects.js';
import { compactIris, propertyRule } from '../../terms.js';

export const linkMembersChanged = defineRule({
  id: 'link-members-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a changed class of the members of a collection that a link leads to',
  twin: 'link-members-changed',
  find: propertyRule(({ old, new: fresh }, { old: was, new: is }) => {
    if (old.link === undefined || fresh.link === undefined) return [];
    const [before, after] = [compactIris(old.link.memberClass, was), compactIris(fresh.link.memberClass, is)];
    if (before === after) return [];
    const unspecified = before === 'nothing' || after === 'nothing';
    const effect = unspecified
      ? compatible('One edition does not state the class of the members.')
      : breaking('Clients find members of another class.');
    return [
      {
        message: `The class of the members of ${fresh.compact} changed from ${before} to ${after}.`,
        before,
        after,
        ...both(effect),
      },
    ];
  }),
});
