/** The collection of contacts shows those of every user. */
import type { Contact } from '../correct/contacts.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

let everyone: readonly Contact[] = [];

export default defineFault({
  base: 'crud',
  caughtBy: ['others-hidden'],
  crud: {
    checkUnique(all, owner, body, self) {
      everyone = all;
      correctCrud.checkUnique(all, owner, body, self);
    },
    chosenContacts: (all, call) => correctCrud.chosenContacts(everyone.length > 0 ? everyone : all, call),
  },
});
