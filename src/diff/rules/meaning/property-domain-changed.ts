import { defineRule } from '../../change.js';
import { both, breaking, compatible } from '../../effects.js';
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
    const silent = before === 'nothing' || after === 'nothing';
    const effect = silent
      ? compatible('The classes of what has the property are told by its types alone.')
      : breaking('Whatever has the property is inferred to be of another class (RDF Schema §3.1).');
    return [{ message, before, after, ...both(effect) }];
  }),
});
