/** A rating need not be a multiple of 0.5. */
import { without } from '../bend.js';
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
      isObject(body) && typeof body['rating'] === 'number' && body['rating'] >= 0 && body['rating'] <= 5
        ? (correctCrud.checkContact(without(body, 'rating')), body)
        : correctCrud.checkContact(body),
  },
});
