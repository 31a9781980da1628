/** A contact without phones is refused. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export default defineFault({
  base: 'crud',
  caughtBy: ['valid-accepted'],
  crud: {
    checkContact: (body) =>
      isObject(body) && 'kind' in body && body['kind'] === 'company' && !('phones' in body)
        ? correctCrud.checkContact({ ...body, phones: [] })
        : correctCrud.checkContact(body),
  },
});
