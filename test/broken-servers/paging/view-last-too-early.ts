/** The number of the last page is rounded down: seven members in pages of two make three pages. */
import { pageAddress } from '../correct/dlcs-nodes.js';
import type { Node } from '../correct/dlcs-nodes.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

function changed(node: Node, name: string, to: (node: Node) => unknown): Node {
  return Object.hasOwn(node, name) ? { ...node, [name]: to(node) } : node;
}

export default defineFault({
  base: 'dlcs',
  caughtBy: ['list-paging', 'collection-view'],
  dlcs: {
    view: (call, page) =>
      changed(correctDlcs.view(call, page), 'last', () =>
        pageAddress(call, Math.max(1, Math.floor(page.total / page.size)), page.size),
      ),
  },
});
