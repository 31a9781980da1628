/** Times are formatted as in the database: a space instead of T, and no time zone. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['body-schema'],
  crud: {
    showContact(contact) {
      return {
        ...(correctCrud.showContact(contact) as object),
        createdAt: contact.createdAt.replace('T', ' ').replace('Z', ''),
      };
    },
  },
});
