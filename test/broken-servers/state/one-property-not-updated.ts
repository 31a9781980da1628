/** Replacing a contact keeps its old age. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['update-stored'],
  crud: {
    keptContact: (contact, body) =>
      correctCrud.keptContact(
        contact,
        contact.body['age'] === undefined ? body : { ...body, age: contact.body['age'] },
      ),
  },
});
