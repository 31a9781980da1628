/** A limit that is not a number is replaced by the default. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['invalid-refused'],
  crud: {
    checkNumber: (call, name, least, most, usual) =>
      /^-?\d+$/.test(call.query.get(name) ?? '0') ? correctCrud.checkNumber(call, name, least, most, usual) : usual,
  },
});
