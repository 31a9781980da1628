/** A limit above the maximum is lowered to it, although the contract declares that it is refused. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['invalid-refused'],
  crud: {
    checkNumber: (call, name, least, most, usual) =>
      Number(call.query.get(name)) > most ? most : correctCrud.checkNumber(call, name, least, most, usual),
  },
});
