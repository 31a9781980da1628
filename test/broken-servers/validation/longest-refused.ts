import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export default defineFault({
  title: 'A title of just the greatest length is refused.',
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
