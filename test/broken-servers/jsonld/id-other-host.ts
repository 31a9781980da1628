/** The @id of a queue names the host behind the proxy. */
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
    queue: (call, customer, store) =>
      changed(correctDlcs.queue(call, customer, store), '@id', (one) =>
        String(one['@id']).replace(call.origin, 'http://backend.internal:8080'),
      ),
  },
});
