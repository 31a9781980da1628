import { defineRule } from '../../change.js';
import { both, breaking, places } from '../../effects.js';
import type { SecurityScheme } from '../../../model/contract.js';
import { match } from '../../match.js';

export const securitySchemeChanged = defineRule({
  id: 'security-scheme-changed',
  half: 'wire',
  kind: 'changed',
  title: 'a security scheme of the same name that works otherwise',
  twin: 'security-scheme-changed',
  *find({ old, new: fresh, oldPlace, newPlace }) {
    const pairs = match([...old.openapi.securitySchemes], [...fresh.openapi.securitySchemes], ([name]) => name).both;
    for (const {
      old: [name, was],
      new: [, is],
    } of pairs) {
      const [before, after] = [describe(was), describe(is)];
      if (before === after) continue;
      const message = `The security scheme ${name} was ${before}, it is ${after}.`;
      yield {
        subject: name,
        message,
        before,
        after,
        ...places(oldPlace(was.pointer), newPlace(is.pointer)),
        ...both(breaking('Credentials have to be sent in another way.')),
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
