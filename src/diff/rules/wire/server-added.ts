import { defineRule } from '../../change.js';
import { both, compatible, places } from '../../effects.js';
import { match } from '../../match.js';

export const serverAdded = defineRule({
  id: 'server-added',
  half: 'wire',
  kind: 'added',
  title: 'a server that was not there',
  twin: 'server-removed',
  *find({ old, new: fresh, newPlace }) {
    for (const { url } of match(old.openapi.servers, fresh.openapi.servers, (server) => server.url).added) {
      const at = places(undefined, newPlace('#/servers'));
      yield {
        subject: url,
        message: `${url} is a server now.`,
        ...at,
        ...both(compatible('The servers that were known still stand.')),
      };
    }
  },
});
