/** The link from a customer to its queue leads to the customer. */
import type { Node } from '../correct/dlcs-nodes.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

function changed(node: Node, name: string, to: (node: Node) => unknown): Node {
  return Object.hasOwn(node, name) ? { ...node, [name]: to(node) } : node;
}

export default defineFault({
  base: 'dlcs',
  caughtBy: ['links-answer'],
  dlcs: { customer: (call, customer) => changed(correctDlcs.customer(call, customer), 'queue', (one) => one['@id']) },
});
