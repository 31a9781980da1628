/** Without credentials, an unknown contact is answered 404 and a known one is shown. */
import { at } from '../bend.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['credentials-required'],
  crud: { identify: (call) => (at(call, 'GET /contacts/*') ? 'ann' : correctCrud.identify(call)) },
});
