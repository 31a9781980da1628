import { correctCrud } from '../correct/crud.js';
import type { List } from '../correct/tasks.js';
import { defineFault } from '../fault.js';

const known = new Set<List>();

export default defineFault({
  title: 'A task is found below any list.',
  base: 'crud',
  killedBy: ['parent-kept'],
  crud: {
    findTask(list, id) {
      known.add(list);
      return correctCrud.findTask([...known].find(({ tasks }) => tasks.some((task) => String(task.id) === id)) ?? list, id);
    },
  },
});
