import type { Contact } from '../correct/contacts.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

const copies: Contact[] = [];

export default defineFault({
  title: 'Replacing a contact makes a second one.',
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
