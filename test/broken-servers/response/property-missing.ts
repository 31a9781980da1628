import { without } from '../bend.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A contact lacks the moment it was made.',
  base: 'crud',
  caughtBy: ['body-schema'],
  crud: { showContact: (contact) => without(correctCrud.showContact(contact), 'createdAt') },
});
