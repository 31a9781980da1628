/** A contact shows its owner in a property that the contract does not declare. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['body-schema', 'property-declared'],
  crud: { showContact: (contact) => ({ ...(correctCrud.showContact(contact) as object), owner: contact.owner }) },
});
