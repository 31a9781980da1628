/** Each list shows the tasks of all lists. */
import { correctCrud } from '../correct/crud.js';
import type { Task } from '../correct/tasks.js';
import { defineFault } from '../fault.js';

const all = new WeakMap<readonly Task[], readonly Task[][]>();

export default defineFault({
  base: 'crud',
  caughtBy: ['parent-kept', 'created-listed'],
  crud: {
    findList(store, owner, id) {
      const list = correctCrud.findList(store, owner, id);
      all.set(
        list.tasks,
        store.lists.filter((one) => one.owner === owner).map(({ tasks }) => tasks),
      );
      return list;
    },
    selected: (tasks, call) => correctCrud.selected(all.get(tasks)?.flat() ?? tasks, call),
  },
});
