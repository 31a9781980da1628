import { without } from '../bend.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export default defineFault({
  title: 'An estimate may be just the number below which it must be.',
  base: 'crud',
  caughtBy: ['invalid-refused'],
  crud: {
    checkTask: (body, partial) =>
      correctCrud.checkTask(isObject(body) && body['estimate'] === 1000 ? without(body, 'estimate') : body, partial),
  },
});
