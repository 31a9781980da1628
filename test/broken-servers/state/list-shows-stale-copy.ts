import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

const names = new Map<string, unknown>();

export default defineFault({
  title: 'The list shows the name that a contact was made with, whatever it was changed to.',
  base: 'crud',
  caughtBy: ['created-listed', 'update-stored'],
  crud: {
    chosenContacts(all, call) {
      return correctCrud.chosenContacts(all, call).map((contact) => {
        names.set(contact.id, names.get(contact.id) ?? contact.body['name']);
        return { ...contact, body: { ...contact.body, name: names.get(contact.id) } };
      });
    },
  },
});
