import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'What is not Latin is stored as question marks.',
  base: 'crud',
  caughtBy: ['created-stored'],
  crud: {
    newList: (store, owner, body) =>
      correctCrud.newList(store, owner, { ...body, name: String(body['name']).replace(/[^\0-\xff]/g, '?') }),
  },
});
