/** An address shows its database key. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['body-schema'],
  crud: {
    showContact(contact) {
      const { address, ...shown } = correctCrud.showContact(contact) as { address?: object };
      return address === undefined ? shown : { ...shown, address: { ...address, addressId: 7 } };
    },
  },
});
