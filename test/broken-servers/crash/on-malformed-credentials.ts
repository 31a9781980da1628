/** Credentials that are not base64 cause a server error. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error'],
  crud: {
    identify: (call) =>
      /^Basic .*!/.test(call.headers.authorization ?? '') || call.headers['x-api-key'] === '%00'
        ? crash()
        : correctCrud.identify(call),
  },
});
