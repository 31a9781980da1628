/** The last page has a link to another page. */
import { pageAddress } from '../correct/dlcs-nodes.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['collection-view', 'list-paging'],
  dlcs: {
    view: (call, page) => ({ ...correctDlcs.view(call, page), next: pageAddress(call, page.number + 1, page.size) }),
  },
});
