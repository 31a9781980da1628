import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A method that is not supported is answered as if nothing were there.',
  base: 'crud',
  killedBy: ['method-refused'],
  hooks: { after: (answer) => (answer.status === 405 ? { ...answer, status: 404, headers: { 'Content-Type': 'application/problem+json' }, body: { title: 'Not found', status: 404 } } : answer) },
});
