import { without } from '../bend.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A value of false is taken for none.',
  base: 'crud',
  caughtBy: ['created-stored', 'update-stored'],
  crud: {
    showContact(contact) {
      const shown = correctCrud.showContact(contact) as object;
      return contact.body['newsletter'] === false ? without(shown, 'newsletter') : shown;
    },
  },
});
