import { defineRule } from '../../change.js';
import { both, compatible } from '../../effects.js';
import { templateKey } from '../../../model/join.js';
import { propertyRule } from '../../terms.js';

export const linkTargetChanged = defineRule({
  id: 'link-target-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a changed path of the target of a link',
  twin: 'link-target-changed',
  find: propertyRule(({ old, new: fresh }) => {
    const [before, after] = [old.link?.path, fresh.link?.path];
    if (before === undefined || after === undefined || templateKey(before) === templateKey(after)) return [];
    const effect = compatible('Clients that follow the link find the new target.');
    return [
      { message: `The target of ${fresh.compact} changed from ${before} to ${after}.`, before, after, ...both(effect) },
    ];
  }),
});
