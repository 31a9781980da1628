/** The collection keeps showing the name with which a contact was created. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

const names = new Map<string, unknown>();

export default defineFault({
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
