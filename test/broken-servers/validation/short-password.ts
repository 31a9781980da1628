/** A password, which is never shown, may be shorter than the minimum length. */
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
      correctCrud.checkContact(
        isObject(body) && typeof body['password'] === 'string' ? { ...body, password: 'long enough' } : body,
      ),
  },
});
