/** The name of a list may have any length and is truncated. */
import { correctCrud } from '../correct/crud.js';
import type { Body } from '../correct/valid.js';
import { defineFault } from '../fault.js';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cut(body: unknown): unknown {
  return isObject(body) && typeof body['name'] === 'string'
    ? { ...body, name: [...body['name']].slice(0, 40).join('') }
    : body;
}

export default defineFault({
  base: 'crud',
  caughtBy: ['invalid-refused'],
  crud: {
    checkList: (body) => correctCrud.checkList(cut(body)),
    newList: (store, owner, body) => correctCrud.newList(store, owner, cut(body) as Body),
  },
});
