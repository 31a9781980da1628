import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'An estimate is stored as a whole number.',
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
