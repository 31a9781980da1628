/** The tasks of a deleted list can still be read. */
import { correctCrud } from '../correct/crud.js';
import type { List } from '../correct/tasks.js';
import { defineFault } from '../fault.js';

const gone: List[] = [];

export default defineFault({
  base: 'crud',
  caughtBy: ['parent-kept', 'deleted-gone'],
  crud: {
    removeList(store, list) {
      gone.push(list);
      correctCrud.removeList(store, list);
    },
    findList(store, owner, id) {
      return gone.find((list) => list.id === id && list.tasks.length > 0) ?? correctCrud.findList(store, owner, id);
    },
  },
});
