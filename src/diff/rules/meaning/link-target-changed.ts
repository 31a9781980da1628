import { defineRule } from '../../change.js';
import { both, compatible } from '../../effects.js';
import { templateKey } from '../../../model/join.js';
import { propertyRule } from '../../terms.js';

export const linkTargetChanged = defineRule({
  id: 'link-target-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'another place that a link leads to',
  twin: 'link-target-changed',
  find: propertyRule(({ old, new: fresh }) => {
    const [before, after] = [old.link?.path, fresh.link?.path];
    if (before === undefined || after === undefined || templateKey(before) === templateKey(after)) return [];
    const effect = compatible('Clients follow the link wherever it leads.');
    return [{ message: `${fresh.compact} led to ${before}, it leads to ${after}.`, before, after, ...both(effect) }];
  }),
});
