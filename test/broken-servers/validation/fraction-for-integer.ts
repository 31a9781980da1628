/** A priority may have a fraction, which is cut off. */
import { correctCrud } from '../correct/crud.js';
import type { Body } from '../correct/valid.js';
import { defineFault } from '../fault.js';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function whole(body: unknown): unknown {
  return isObject(body) && typeof body['priority'] === 'number'
    ? { ...body, priority: Math.trunc(body['priority']) }
    : body;
}

export default defineFault({
  base: 'crud',
  caughtBy: ['invalid-refused'],
  crud: {
    checkTask: (body, partial) => correctCrud.checkTask(whole(body), partial),
    newTask: (store, body) => correctCrud.newTask(store, whole(body) as Body),
  },
});
