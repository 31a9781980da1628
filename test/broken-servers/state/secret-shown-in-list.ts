/** The secret of a task is hidden on its own, but shown in the collection. */
import { without } from '../bend.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['write-only-hidden'],
  crud: {
    selected(tasks, call) {
      return correctCrud.selected(tasks, call).map((task) => ({ ...task, toJSON: () => without(task, 'toJSON') }));
    },
  },
});
