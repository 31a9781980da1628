/** The @id of a batch has a capital letter that its path does not have. */
import type { Node } from '../correct/dlcs-nodes.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

function changed(node: Node, name: string, to: (node: Node) => unknown): Node {
  return Object.hasOwn(node, name) ? { ...node, [name]: to(node) } : node;
}

export default defineFault({
  base: 'dlcs',
  caughtBy: ['id-dereferences'],
  dlcs: {
    batch: (call, batch) =>
      changed(correctDlcs.batch(call, batch), '@id', (one) => String(one['@id']).replace('/customers/', '/Customers/')),
  },
});
