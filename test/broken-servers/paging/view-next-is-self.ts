/** The link to the next page leads to the page itself. */
import type { Node } from '../correct/dlcs-nodes.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

function changed(node: Node, name: string, to: (node: Node) => unknown): Node {
  return Object.hasOwn(node, name) ? { ...node, [name]: to(node) } : node;
}

export default defineFault({
  base: 'dlcs',
  caughtBy: ['list-paging'],
  dlcs: { view: (call, page) => changed(correctDlcs.view(call, page), 'next', (view) => view['@id']) },
});
