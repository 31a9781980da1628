/** The first page has a link to a previous page. */
import { pageAddress } from '../correct/dlcs-nodes.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['collection-view', 'list-paging'],
  dlcs: {
    view: (call, page) => ({
      previous: pageAddress(call, Math.max(1, page.number - 1), page.size),
      ...correctDlcs.view(call, page),
    }),
  },
});
