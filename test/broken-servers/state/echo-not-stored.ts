/** The response to creating a contact shows what was sent, but a shortened name is stored. */
import type { Contact } from '../correct/contacts.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

const fresh = new Set<Contact>();

export default defineFault({
  base: 'crud',
  caughtBy: ['created-stored', 'created-readable'],
  crud: {
    showContact(contact) {
      const shown = correctCrud.showContact(contact) as { name: string };
      return fresh.has(contact) ? { ...shown, name: shown.name.slice(0, 10) } : (fresh.add(contact), shown);
    },
  },
});
