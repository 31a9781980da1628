/** An address need not have a country. */
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
      isObject(body) && isObject(body['address']) && !('country' in body['address'])
        ? (correctCrud.checkContact({ ...body, address: { ...body['address'], country: 'GB' } }), body)
        : correctCrud.checkContact(body),
  },
});
