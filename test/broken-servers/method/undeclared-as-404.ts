import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A method that a contact does not support is answered as if nothing were there; elsewhere it is refused.',
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
