/** A contact may have an empty array of phones. */
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
      isObject(body) && Array.isArray(body['phones']) && body['phones'].length === 0
        ? (correctCrud.checkContact(without(body, 'phones')), body)
        : correctCrud.checkContact(body),
  },
});
