import { at } from '../bend.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Without credentials an unknown contact is 404 and a known one shown.',
  base: 'crud',
  caughtBy: ['credentials-required'],
  crud: { identify: (call) => (at(call, 'GET /contacts/*') ? 'ann' : correctCrud.identify(call)) },
});
