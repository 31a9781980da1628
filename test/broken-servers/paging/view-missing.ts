/** Pages of a collection have no view. */
import { without } from '../bend.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['list-paging', 'collection-view', 'list-total'],
  dlcs: { collection: (call, members, page) => without(correctDlcs.collection(call, members, page), 'view') },
});
