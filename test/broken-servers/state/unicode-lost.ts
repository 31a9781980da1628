/** Letters outside Latin are stored as question marks. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['created-stored'],
  crud: {
    newList: (store, owner, body) =>
      correctCrud.newList(store, owner, { ...body, name: String(body['name']).replace(/[^\0-\xff]/g, '?') }),
  },
});
