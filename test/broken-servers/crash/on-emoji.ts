/** A name with characters outside the Basic Multilingual Plane causes a database error. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error', 'valid-accepted'],
  crud: {
    keptContact: (contact, body) =>
      /[\u{10000}-\u{10ffff}]/u.test(String(body['name'])) ? crash() : correctCrud.keptContact(contact, body),
  },
});
