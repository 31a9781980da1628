import { defineRule } from '../../change.js';
import { both, compatible, locations } from '../../effects.js';
import { match } from '../../match.js';

export const serverAdded = defineRule({
  id: 'server-added',
  half: 'wire',
  kind: 'added',
  title: 'an added server',
  twin: 'server-removed',
  *find({ old, new: fresh, newLocation }) {
    for (const { url } of match(old.openapi.servers, fresh.openapi.servers, (server) => server.url).added) {
      const at = locations(undefined, newLocation('#/servers'));
      yield {
        subject: url,
        message: `The server ${url} was added.`,
        ...at,
        ...both(compatible('The existing servers are not affected.')),
      };
    }
  },
});
