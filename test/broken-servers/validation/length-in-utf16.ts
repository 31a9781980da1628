/** Lengths are counted in UTF-16 code units: twenty emoji are too long for a tag of twenty characters. */
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
        isObject(body) && typeof body['title'] === 'string' && body['title'].length > 100
          ? { ...body, title: '' }
          : body,
        partial,
      ),
  },
});
