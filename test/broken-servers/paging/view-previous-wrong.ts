/** The link to the previous page always leads to the first page. */
import type { Node } from '../correct/dlcs-nodes.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

function changed(node: Node, name: string, to: (node: Node) => unknown): Node {
  return Object.hasOwn(node, name) ? { ...node, [name]: to(node) } : node;
}

export default defineFault({
  base: 'dlcs',
  caughtBy: ['list-paging', 'collection-view'],
  dlcs: { view: (call, page) => changed(correctDlcs.view(call, page), 'previous', (view) => view['first']) },
});
