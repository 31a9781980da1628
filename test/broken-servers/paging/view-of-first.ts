/** The view of every page is that of the first page. */
import { pageAddress } from '../correct/dlcs-nodes.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['collection-view', 'id-dereferences', 'list-paging'],
  dlcs: { view: (call, page) => ({ ...correctDlcs.view(call, page), '@id': pageAddress(call, 1, page.size) }) },
});
