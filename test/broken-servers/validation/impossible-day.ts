/** Only the form of a due date is validated: 30 February is accepted. */
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
        isObject(body) && /^\d{4}-\d\d-\d\d$/.test(String(body['due'])) ? { ...body, due: '2026-01-01' } : body,
        partial,
      ),
  },
});
