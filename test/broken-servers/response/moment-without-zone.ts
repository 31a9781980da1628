import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Moments are printed as the database prints them: a space for the T, no zone.',
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
