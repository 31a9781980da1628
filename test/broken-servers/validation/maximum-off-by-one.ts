/** A priority of one above the maximum is accepted. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export default defineFault({
  base: 'crud',
  caughtBy: ['invalid-refused'],
  crud: {
    checkTask: (body, partial) =>
      correctCrud.checkTask(isObject(body) && body['priority'] === 6 ? { ...body, priority: 5 } : body, partial),
  },
});
