import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A contact shows whose it is, in a property that the contract does not have.',
  base: 'crud',
  caughtBy: ['body-schema', 'property-declared'],
  crud: { showContact: (contact) => ({ ...(correctCrud.showContact(contact) as object), owner: contact.owner }) },
});
