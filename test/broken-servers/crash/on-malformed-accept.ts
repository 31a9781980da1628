import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  title: 'An Accept header that the server cannot read makes it fail.',
  base: 'crud',
  killedBy: ['server-error'],
  hooks: { before: (call) => (call.headers.accept === ';;,,' ? crash() : undefined) },
});
