/** The link that tests a batch is a dead link. */
import type { Node } from '../correct/dlcs-nodes.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

function changed(node: Node, name: string, to: (node: Node) => unknown): Node {
  return Object.hasOwn(node, name) ? { ...node, [name]: to(node) } : node;
}

export default defineFault({
  base: 'dlcs',
  caughtBy: ['links-answer', 'operations-supported'],
  dlcs: {
    batch: (call, batch) => changed(correctDlcs.batch(call, batch), 'test', (one) => `${String(one['@id'])}/tests`),
  },
});
