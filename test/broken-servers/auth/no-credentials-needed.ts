/** Contacts can be listed without credentials. */
import { at } from '../bend.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['credentials-required'],
  crud: {
    identify: (call) =>
      at(call, 'GET /contacts') && call.headers.authorization === undefined && call.headers['x-api-key'] === undefined
        ? 'ann'
        : correctCrud.identify(call),
  },
});
