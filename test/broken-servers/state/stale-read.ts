/** Once a contact has been read, later reads come from a cache that updates do not invalidate. */
import { at, success } from '../bend.js';
import type { Answer } from '../correct/server.js';
import { defineFault } from '../fault.js';

const cache = new Map<string, Answer>();

export default defineFault({
  base: 'crud',
  caughtBy: ['update-stored'],
  hooks: {
    before(call) {
      return at(call, 'GET /contacts/*')
        ? cache.get(`${call.headers.authorization}${call.headers['x-api-key']}${call.path.join('/')}`)
        : undefined;
    },
    after(answer, call) {
      if (success(answer, call, 'DELETE /contacts/*'))
        for (const key of cache.keys()) if (key.endsWith(call.path.join('/'))) cache.delete(key);
      if (success(answer, call, 'GET /contacts/*'))
        cache.set(`${call.headers.authorization}${call.headers['x-api-key']}${call.path.join('/')}`, answer);
    },
  },
});
