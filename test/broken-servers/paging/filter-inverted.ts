import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Asked for companies, people come.',
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
