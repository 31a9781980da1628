/** A website of null, which the contract allows, causes a server error. */
import { correctCrud } from '../correct/crud.js';
import type { Body } from '../correct/valid.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error', 'valid-accepted'],
  crud: {
    checkContact: (body) => ((body as Body | null)?.['website'] === null ? crash() : correctCrud.checkContact(body)),
  },
});
