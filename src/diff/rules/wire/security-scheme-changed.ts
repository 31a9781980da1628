import { defineRule } from '../../change.js';
import { both, breaking, locations } from '../../effects.js';
import type { SecurityScheme } from '../../../model/contract.js';
import { match } from '../../match.js';

export const securitySchemeChanged = defineRule({
  id: 'security-scheme-changed',
  half: 'wire',
  kind: 'changed',
  title: 'a changed security scheme',
  twin: 'security-scheme-changed',
  *find({ old, new: fresh, oldLocation, newLocation }) {
    const pairs = match([...old.openapi.securitySchemes], [...fresh.openapi.securitySchemes], ([name]) => name).both;
    for (const {
      old: [name, was],
      new: [, is],
    } of pairs) {
      const [before, after] = [describe(was), describe(is)];
      if (before === after) continue;
      const message = `The security scheme ${name} changed from ${before} to ${after}.`;
      yield {
        subject: name,
        message,
        before,
        after,
        ...locations(oldLocation(was.pointer), newLocation(is.pointer)),
        ...both(breaking('Clients have to send credentials in another way.')),
      };
    }
  },
});

function describe(scheme: SecurityScheme): string {
  return Object.entries(scheme)
    .filter(([key]) => key !== 'pointer')
    .map(([key, value]) =>
      key === 'kind' ? String(value) : `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    .join(', ');
}
