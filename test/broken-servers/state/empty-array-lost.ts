/** An empty array is treated like an absent one. */
import { without } from '../bend.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['created-stored'],
  crud: {
    newTask: (store, body) =>
      correctCrud.newTask(
        store,
        Array.isArray(body['tags']) && body['tags'].length === 0 ? without(body, 'tags') : body,
      ),
  },
});
