/** An estimate is stored as an integer. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['created-stored'],
  crud: {
    newTask: (store, body) =>
      correctCrud.newTask(
        store,
        typeof body['estimate'] === 'number' ? { ...body, estimate: Math.floor(body['estimate']) } : body,
      ),
  },
});
