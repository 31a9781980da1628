/** JSON whose media type has a parameter is refused with 415. */
import { correctCrud } from '../correct/crud.js';
import { Refusal } from '../correct/server.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['valid-accepted'],
  crud: {
    checkType(call, type) {
      if (call.headers['content-type']?.includes(';') === true) throw new Refusal(415, `Send ${type}.`);
      correctCrud.checkType(call, type);
    },
  },
});
