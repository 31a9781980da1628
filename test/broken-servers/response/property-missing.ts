/** A contact lacks the time of its creation. */
import { without } from '../bend.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['body-schema'],
  crud: { showContact: (contact) => without(correctCrud.showContact(contact), 'createdAt') },
});
