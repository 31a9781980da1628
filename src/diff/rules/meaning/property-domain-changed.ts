import { defineRule } from '../../change.js';
import { both, breaking, compatible } from '../../effects.js';
import { compactIris, propertyRule } from '../../terms.js';

export const propertyDomainChanged = defineRule({
  id: 'property-domain-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'a changed domain of a property',
  twin: 'property-domain-changed',
  find: propertyRule(({ old, new: fresh }, { old: was, new: is }) => {
    const [before, after] = [compactIris(old.domain, was), compactIris(fresh.domain, is)];
    if (before === after) return [];
    const message = `The domain of ${fresh.compact} changed from ${before} to ${after}.`;
    const unspecified = before === 'nothing' || after === 'nothing';
    const effect = unspecified
      ? compatible('One edition states no domain, so that nothing is inferred from the property.')
      : breaking('Resources with the property are inferred to belong to another class (RDF Schema §3.2).');
    return [{ message, before, after, ...both(effect) }];
  }),
});
