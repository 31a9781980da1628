/** A contact may have any number of labels. */
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
      isObject(body) && isObject(body['labels']) && Object.keys(body['labels']).length > 4
        ? (correctCrud.checkContact(without(body, 'labels')), body)
        : correctCrud.checkContact(body),
  },
});
