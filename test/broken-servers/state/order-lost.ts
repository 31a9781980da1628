import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The tags of a task come back sorted.',
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
