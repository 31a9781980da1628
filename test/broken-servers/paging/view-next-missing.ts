/** No page has a link to the next one. */
import { without } from '../bend.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['list-paging', 'collection-view'],
  dlcs: { view: (call, page) => without(correctDlcs.view(call, page), 'next') },
});
