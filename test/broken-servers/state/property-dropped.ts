/** The notes of a new task are lost. */
import { without } from '../bend.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['created-stored'],
  crud: { newTask: (store, body) => correctCrud.newTask(store, without(body, 'notes')) },
});
