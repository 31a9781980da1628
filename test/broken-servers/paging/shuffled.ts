/** Without a sort parameter, every response has another order. */
import { correctCrud } from '../correct/crud.js';
import type { Task } from '../correct/tasks.js';
import { defineFault } from '../fault.js';

let turns = 0;

function turned(tasks: readonly Task[]): readonly Task[] {
  turns += 1;
  return tasks.map((_, index) => tasks[(index + turns) % tasks.length]!);
}

export default defineFault({
  base: 'crud',
  caughtBy: ['read-repeatable', 'list-limit', 'list-offset', 'list-paging'],
  crud: {
    selected: (tasks, call) =>
      call.query.get('sort') === null ? turned(correctCrud.selected(tasks, call)) : correctCrud.selected(tasks, call),
  },
});
