/** A long title is truncated silently. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['created-stored'],
  crud: {
    newTask: (store, body) => correctCrud.newTask(store, { ...body, title: String(body['title']).slice(0, 64) }),
  },
});
