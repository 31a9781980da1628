/** Notes of null, which the contract allows, are refused. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export default defineFault({
  base: 'crud',
  caughtBy: ['valid-accepted'],
  crud: {
    checkTask: (body, partial) =>
      correctCrud.checkTask(isObject(body) && body['notes'] === null ? { ...body, notes: 0 } : body, partial),
  },
});
