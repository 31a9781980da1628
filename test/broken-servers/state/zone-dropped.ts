/** A time with an offset is stored as if it were in UTC. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['created-stored'],
  crud: {
    showContact(contact) {
      const shown = correctCrud.showContact(contact) as { seenAt?: string };
      return shown.seenAt === undefined ? shown : { ...shown, seenAt: shown.seenAt.replace(/[+-]\d\d:\d\d$/, 'Z') };
    },
  },
});
