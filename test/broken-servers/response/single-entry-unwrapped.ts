/** An array with one entry is replaced by that entry, as converters from XML do. */
import { bodyOf } from '../bend.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['body-schema'],
  crud: {
    showContact(contact) {
      const shown = bodyOf({ status: 200, headers: {}, body: correctCrud.showContact(contact) });
      const { phones } = shown;
      return Array.isArray(phones) && phones.length === 1 ? { ...shown, phones: phones[0] } : shown;
    },
  },
});
