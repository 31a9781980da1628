/** The CSV representation of the lists has the content type of JSON. */
import { at, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['content-type-declared', 'body-readable', 'accept-honoured'],
  hooks: {
    after: (answer, call) =>
      at(call, 'GET /lists') && answer.headers['Content-Type'] === 'text/csv'
        ? withHeader(answer, 'Content-Type', 'application/json')
        : answer,
  },
});
