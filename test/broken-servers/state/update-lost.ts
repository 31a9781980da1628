/** Replacing a contact returns what was sent but stores nothing. */
import type { Contact } from '../correct/contacts.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

const firsts = new Map<string, Contact>();

export default defineFault({
  base: 'crud',
  caughtBy: ['update-stored'],
  crud: {
    keptContact: (contact, body) => ({ ...contact, body }),
    findContact(all, owner, id) {
      const found = correctCrud.findContact(all, owner, id);
      const first = firsts.get(found.id) ?? found;
      firsts.set(found.id, first);
      return first;
    },
  },
});
