import { defineRule } from '../../change.js';
import { both, breaking, locations } from '../../effects.js';
import { match } from '../../match.js';

export const serverRemoved = defineRule({
  id: 'server-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a removed server',
  twin: 'server-added',
  *find({ old, new: fresh, oldLocation }) {
    for (const { url } of match(old.openapi.servers, fresh.openapi.servers, (server) => server.url).removed) {
      const at = locations(oldLocation('#/servers'), undefined);
      yield {
        subject: url,
        message: `The server ${url} was removed.`,
        ...at,
        ...both(breaking('Calls to it may fail.')),
      };
    }
  },
});
