import { defineRule } from '../../change.js';
import { compactIris, propertyRule, rangeEffects } from '../../terms.js';

export const propertyRangeChanged = defineRule({
  id: 'property-range-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a changed range of a property',
  twin: 'property-range-changed',
  find: propertyRule(({ old, new: fresh }, { old: was, new: is }) => {
    const [before, after] = [compactIris(old.range, was), compactIris(fresh.range, is)];
    if (before === after) return [];
    const message = `The range of ${fresh.compact} changed from ${before} to ${after}.`;
    return [{ message, before, after, ...rangeEffects(old, fresh) }];
  }),
});
