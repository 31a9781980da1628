/** The link from a queue to its recent batches is misspelt. */
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
    queue: (call, customer, store) =>
      changed(correctDlcs.queue(call, customer, store), 'recent', (queue) => `${String(queue['recent'])}s`),
  },
});
