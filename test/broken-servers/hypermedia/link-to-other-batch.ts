/** The link from an image to its batch leads to a batch that the image is not in. */
import type { Node } from '../correct/dlcs-nodes.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

function changed(node: Node, name: string, to: (node: Node) => unknown): Node {
  return Object.hasOwn(node, name) ? { ...node, [name]: to(node) } : node;
}

export default defineFault({
  base: 'dlcs',
  caughtBy: ['links-answer', 'things-apart'],
  dlcs: {
    image: (call, asset) =>
      changed(correctDlcs.image(call, asset), 'batch', (one) => String(one['batch']).replace(/\d+$/, '99')),
  },
});
