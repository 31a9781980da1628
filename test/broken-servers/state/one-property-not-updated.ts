import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Replacing a contact keeps its old age.',
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
