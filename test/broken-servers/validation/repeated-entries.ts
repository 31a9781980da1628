/** Tags may occur more than once. */
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
      correctCrud.checkTask(
        isObject(body) && Array.isArray(body['tags']) ? { ...body, tags: [...new Set(body['tags'])] } : body,
        partial,
      ),
  },
});
