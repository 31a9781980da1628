/** A colour need only contain a match of its pattern. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export default defineFault({
  base: 'crud',
  caughtBy: ['invalid-refused'],
  crud: {
    checkList: (body) =>
      correctCrud.checkList(
        isObject(body) && /#[0-9a-f]{6}/.test(String(body['colour'])) ? { ...body, colour: '#000000' } : body,
      ),
  },
});
