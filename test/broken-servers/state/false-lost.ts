/** A value of false is treated like an absent one. */
import { without } from '../bend.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['created-stored', 'update-stored'],
  crud: {
    showContact(contact) {
      const shown = correctCrud.showContact(contact) as object;
      return contact.body['newsletter'] === false ? without(shown, 'newsletter') : shown;
    },
  },
});
