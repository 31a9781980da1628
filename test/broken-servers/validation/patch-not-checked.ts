/** Values are validated when a task is created, but not when it is changed. */
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
      partial && isObject(body) && Object.keys(body).length > 0 ? undefined : correctCrud.checkTask(body, partial),
  },
});
