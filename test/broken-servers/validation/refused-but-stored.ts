/** A task with an invalid state is refused, but stored nevertheless. */
import { correctCrud } from '../correct/crud.js';
import type { List, Task } from '../correct/tasks.js';
import { defineFault } from '../fault.js';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const kept = new Set<List>();

export default defineFault({
  base: 'crud',
  caughtBy: ['refused-without-effect', 'refused-not-stored'],
  crud: {
    findList(store, owner, id) {
      const list = correctCrud.findList(store, owner, id);
      kept.delete(list);
      kept.add(list);
      return list;
    },
    checkTask(body, partial) {
      try {
        correctCrud.checkTask(body, partial);
      } catch (error) {
        if (!partial && isObject(body) && typeof body['title'] === 'string')
          for (const list of [...kept].slice(-1))
            list.tasks.push({
              ...body,
              state: 'open',
              priority: 1,
              title: 'half stored',
              id: 90_000 + list.tasks.length,
            } as Task);
        throw error;
      }
    },
  },
});
