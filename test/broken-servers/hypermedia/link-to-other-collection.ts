/** The link from a batch to its images leads to the collection of batches. */
import type { Node } from '../correct/dlcs-nodes.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

function changed(node: Node, name: string, to: (node: Node) => unknown): Node {
  return Object.hasOwn(node, name) ? { ...node, [name]: to(node) } : node;
}

export default defineFault({
  base: 'dlcs',
  caughtBy: ['links-answer'],
  dlcs: {
    batch: (call, batch) =>
      changed(correctDlcs.batch(call, batch), 'images', (one) => String(one['@id']).replace(/\/\d+$/, '')),
  },
});
