import { defineRule } from '../../change.js';
import { both, breaking, compatible } from '../../effects.js';
import { compactIris, propertyRule } from '../../terms.js';

export const linkMembersChanged = defineRule({
  id: 'link-members-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'other members of the collection that a link leads to',
  twin: 'link-members-changed',
  find: propertyRule(({ old, new: fresh }, { old: was, new: is }) => {
    if (old.link === undefined || fresh.link === undefined) return [];
    const [before, after] = [compactIris(old.link.memberClass, was), compactIris(fresh.link.memberClass, is)];
    if (before === after) return [];
    const told = before === 'nothing' || after === 'nothing';
    const effect = told
      ? compatible('What the members are was left open on one side.')
      : breaking('Clients find members of another class.');
    return [
      {
        message: `The members of what ${fresh.compact} leads to were ${before}, they are ${after}.`,
        before,
        after,
        ...both(effect),
      },
    ];
  }),
});
