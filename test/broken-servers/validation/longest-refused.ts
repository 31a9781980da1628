/** A title of the maximum length is refused. */
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
      correctCrud.checkTask(
        isObject(body) && [...String(body['title'])].length === 100 ? { ...body, title: '' } : body,
        partial,
      ),
  },
});
