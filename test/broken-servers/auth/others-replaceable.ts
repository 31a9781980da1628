/** A contact of another user cannot be read, but can be replaced. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

let putting = false;

export default defineFault({
  base: 'crud',
  caughtBy: ['others-hidden'],
  hooks: { before: (call) => void (call.method === 'PUT' && call.path[0] === 'contacts' && (putting = true)) },
  crud: {
    findContact(all, owner, id) {
      const free = putting;
      putting = false;
      return free
        ? (all.find((contact) => contact.id === id) ?? correctCrud.findContact(all, owner, id))
        : correctCrud.findContact(all, owner, id);
    },
  },
});
