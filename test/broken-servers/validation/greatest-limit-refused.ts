/** The maximum limit is refused. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['valid-accepted'],
  crud: {
    checkNumber: (call, name, least, most, usual) => correctCrud.checkNumber(call, name, least, most - 1, usual),
  },
});
