/** A priority that is a string is converted to a number. */
import { correctCrud } from '../correct/crud.js';
import type { Body } from '../correct/valid.js';
import { defineFault } from '../fault.js';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numeric(body: unknown, name: string): unknown {
  return isObject(body) && typeof body[name] === 'string'
    ? { ...body, [name]: Number.parseInt(body[name], 10) || 1 }
    : body;
}

export default defineFault({
  base: 'crud',
  caughtBy: ['invalid-refused'],
  crud: {
    checkTask: (body, partial) => correctCrud.checkTask(numeric(body, 'priority'), partial),
    newTask: (store, body) => correctCrud.newTask(store, numeric(body, 'priority') as Body),
  },
});
