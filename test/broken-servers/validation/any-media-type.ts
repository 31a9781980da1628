import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'JSON is accepted whatever it is said to be.',
  base: 'crud',
  caughtBy: ['invalid-refused'],
  crud: {
    checkType: (call) =>
      correctCrud.checkType({ ...call, headers: { 'content-type': 'application/json' } }, 'application/json'),
  },
});
