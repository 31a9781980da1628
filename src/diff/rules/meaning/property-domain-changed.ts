import { defineRule } from '../../change.js';
import { both, breaking } from '../../effects.js';
import { compactIris, propertyRule } from '../../terms.js';

export const propertyDomainChanged = defineRule({
  id: 'property-domain-changed',
  half: 'meaning',
  kind: 'changed',
  title: 'another domain of a property',
  twin: 'property-domain-changed',
  find: propertyRule(({ old, new: fresh }, { old: was, new: is }) => {
    const [before, after] = [compactIris(old.domain, was), compactIris(fresh.domain, is)];
    if (before === after) return [];
    const message = `The domain of ${fresh.compact} was ${before}, it is ${after}.`;
    return [
      {
        message,
        before,
        after,
        ...both(breaking('Whatever has the property is inferred to be of another class (RDF Schema §3.1).')),
      },
    ];
  }),
});
