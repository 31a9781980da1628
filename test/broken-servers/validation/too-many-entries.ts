/** A contact may have any number of phones. */
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
      isObject(body) && Array.isArray(body['phones']) && body['phones'].length > 3
        ? (correctCrud.checkContact({ ...body, phones: body['phones'].slice(0, 3) }), body)
        : correctCrud.checkContact(body),
  },
});
