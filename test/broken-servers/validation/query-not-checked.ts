import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A limit that is no number is taken for the default.',
  base: 'crud',
  caughtBy: ['invalid-refused'],
  crud: {
    checkNumber: (call, name, least, most, usual) =>
      /^-?\d+$/.test(call.query.get(name) ?? '0') ? correctCrud.checkNumber(call, name, least, most, usual) : usual,
  },
});
