import type { Contact } from '../correct/contacts.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

const everyone = new Set<Contact>();
const removed = new Set<string>();

export default defineFault({
  title: 'The list of contacts shows everybody’s.',
  base: 'crud',
  killedBy: ['others-hidden'],
  crud: {
    chosenContacts(all, call) {
      for (const one of all) everyone.add(one);
      for (const one of everyone) if (removed.has(one.id)) everyone.delete(one);
      return correctCrud.chosenContacts([...everyone], call);
    },
    removeContact(all, contact) {
      removed.add(contact.id);
      correctCrud.removeContact(all, contact);
    },
  },
});
