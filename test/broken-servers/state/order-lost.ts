/** The tags of a task are returned in sorted order. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['created-stored'],
  crud: {
    newTask: (store, body) =>
      correctCrud.newTask(
        store,
        Array.isArray(body['tags']) ? { ...body, tags: body['tags'].toSorted().toReversed() } : body,
      ),
  },
});
