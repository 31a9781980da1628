/** A client can set the creation time of a contact. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['read-only-kept'],
  crud: {
    showContact(contact) {
      const sent = contact.body['createdAt'];
      return { ...(correctCrud.showContact(contact) as object), ...(sent === undefined ? {} : { createdAt: sent }) };
    },
  },
});
