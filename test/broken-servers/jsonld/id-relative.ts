/** The @id of a customer is relative. */
import type { Node } from '../correct/dlcs-nodes.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

function changed(node: Node, name: string, to: (node: Node) => unknown): Node {
  return Object.hasOwn(node, name) ? { ...node, [name]: to(node) } : node;
}

export default defineFault({
  base: 'dlcs',
  caughtBy: ['body-schema', 'id-dereferences'],
  dlcs: {
    customer: (call, customer) =>
      changed(correctDlcs.customer(call, customer), '@id', () => `customers/${customer.number}`),
  },
});
