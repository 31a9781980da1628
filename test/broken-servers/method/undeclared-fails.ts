import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A method that is not supported makes the server fail.',
  base: 'crud',
  caughtBy: ['server-error', 'method-refused'],
  hooks: {
    after: (answer) =>
      answer.status === 405 ? { status: 500, headers: { 'Content-Type': 'text/plain' }, body: 'No handler' } : answer,
  },
});
