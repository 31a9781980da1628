import { without } from '../bend.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A page that is one of several has no view.',
  base: 'dlcs',
  caughtBy: ['list-paging', 'collection-view', 'list-total'],
  dlcs: { collection: (call, members, page) => without(correctDlcs.collection(call, members, page), 'view') },
});
