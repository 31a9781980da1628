/** A created list cannot be read on its own, but is in the collection. */
import { success } from '../bend.js';
import type { Answer } from '../correct/server.js';
import { defineFault } from '../fault.js';

function notFound(): Answer {
  return {
    status: 404,
    headers: { 'Content-Type': 'application/problem+json' },
    body: { title: 'There is no such thing.', status: 404 },
  };
}

export default defineFault({
  base: 'crud',
  caughtBy: ['created-readable'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /lists/*') && Number(call.path[1]!.slice(-6)) > 2 + 6 ? notFound() : answer,
  },
});
