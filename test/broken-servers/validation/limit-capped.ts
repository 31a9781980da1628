import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A limit above the greatest is lowered to it, where the contract has it refused.',
  base: 'crud',
  caughtBy: ['invalid-refused'],
  crud: {
    checkNumber: (call, name, least, most, usual) =>
      Number(call.query.get(name)) > most ? most : correctCrud.checkNumber(call, name, least, most, usual),
  },
});
