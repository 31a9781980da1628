/** A value of zero is treated like an absent one. */
import { without } from '../bend.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['created-stored'],
  crud: {
    newTask: (store, body) => correctCrud.newTask(store, body['estimate'] === 0 ? without(body, 'estimate') : body),
  },
});
