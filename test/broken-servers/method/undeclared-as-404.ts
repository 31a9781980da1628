/** A method that contacts do not support is answered 404; on other resources it is refused. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['method-refused'],
  hooks: {
    after: (answer, call) =>
      answer.status === 405 && call.path[0] === 'contacts'
        ? {
            ...answer,
            status: 404,
            headers: { 'Content-Type': 'application/problem+json' },
            body: { title: 'Not found', status: 404 },
          }
        : answer,
  },
});
