/** Any user who knows the identifier of a list can read it. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['others-hidden'],
  crud: {
    findList: (store, owner, id) =>
      store.lists.find((list) => list.id === id) ?? correctCrud.findList(store, owner, id),
  },
});
