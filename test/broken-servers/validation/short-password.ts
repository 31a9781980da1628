import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export default defineFault({
  title: 'A password, which is never shown, may be as short as one likes.',
  base: 'crud',
  caughtBy: ['invalid-refused'],
  crud: {
    checkContact: (body) =>
      correctCrud.checkContact(
        isObject(body) && typeof body['password'] === 'string' ? { ...body, password: 'long enough' } : body,
      ),
  },
});
