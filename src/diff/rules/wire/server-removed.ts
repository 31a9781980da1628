import { defineRule } from '../../change.js';
import { both, breaking, places } from '../../effects.js';
import { match } from '../../match.js';

export const serverRemoved = defineRule({
  id: 'server-removed',
  half: 'wire',
  kind: 'removed',
  title: 'a server that is gone',
  twin: 'server-added',
  *find({ old, new: fresh, oldPlace }) {
    for (const { url } of match(old.openapi.servers, fresh.openapi.servers, (server) => server.url).removed) {
      const at = places(oldPlace('#/servers'), undefined);
      yield {
        subject: url,
        message: `${url} is no longer a server.`,
        ...at,
        ...both(breaking('Calls to it may fail.')),
      };
    }
  },
});
