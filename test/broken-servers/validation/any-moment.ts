/** A time may be any string. */
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
      isObject(body) && typeof body['seenAt'] === 'string'
        ? (correctCrud.checkContact({ ...body, seenAt: '2026-01-01T00:00:00Z' }), body)
        : correctCrud.checkContact(body),
  },
});
