/** A task is found below any list. */
import { correctCrud } from '../correct/crud.js';
import type { List } from '../correct/tasks.js';
import { defineFault } from '../fault.js';

const known = new Set<List>();

export default defineFault({
  base: 'crud',
  caughtBy: ['parent-kept'],
  crud: {
    findList(store, owner, id) {
      const list = correctCrud.findList(store, owner, id);
      known.add(list);
      return list;
    },
    findTask(list, id) {
      return correctCrud.findTask(
        [...known].find(({ tasks }) => tasks.some((task) => String(task.id) === id)) ?? list,
        id,
      );
    },
  },
});
