/** Any string is accepted as an e-mail address. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export default defineFault({
  base: 'crud',
  caughtBy: ['invalid-refused'],
  crud: {
    checkContact: (body) =>
      isObject(body) && typeof body['email'] === 'string'
        ? (correctCrud.checkContact({ ...body, email: 'a@example.org' }), body)
        : correctCrud.checkContact(body),
  },
});
