/** The filter for companies returns people. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['list-filter'],
  crud: {
    chosenContacts(all, call) {
      const kind = call.query.get('kind');
      const kept = correctCrud.chosenContacts(all, call);
      return kind === null ? kept : all.filter(({ body }) => !kept.some((one) => one.body === body));
    },
  },
});
