/** A contact without an e-mail address is accepted and gets an empty one. */
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
      correctCrud.checkContact(isObject(body) && !('email' in body) ? { ...body, email: 'none@example.org' } : body),
  },
});
