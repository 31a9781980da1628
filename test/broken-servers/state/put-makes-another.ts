/** Replacing a contact creates a second one. */
import type { Contact } from '../correct/contacts.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

const copies: Contact[] = [];

export default defineFault({
  base: 'crud',
  caughtBy: ['update-stored', 'created-listed', 'things-apart'],
  crud: {
    keptContact(contact, body) {
      copies.push({ ...contact, body, id: contact.id.replace(/.$/, 'z') });
      return { ...contact, body };
    },
    chosenContacts: (all, call) =>
      correctCrud.chosenContacts([...all, ...copies.filter(({ owner }) => owner === 'ann')], call),
  },
});
