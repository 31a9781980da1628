/** A link in the entry point names the host behind the proxy. */
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
    entryPoint: (call) =>
      changed(correctDlcs.entryPoint(call), 'customers', () => 'http://backend.internal:8080/customers'),
  },
});
