/** The served ApiDocumentation lacks the class Image. */
import type { Node } from '../correct/dlcs-nodes.js';
import { correctDlcs } from '../correct/dlcs.js';
import type { Call } from '../correct/server.js';
import { defineFault } from '../fault.js';

function edited(call: Call, change: (classes: readonly Node[]) => readonly Node[]): Node {
  const documentation = correctDlcs.documentation(call);
  return { ...documentation, supportedClass: change(documentation['supportedClass'] as Node[]) };
}

export default defineFault({
  base: 'dlcs',
  caughtBy: ['documentation-agrees'],
  dlcs: { documentation: (call) => edited(call, (classes) => classes.filter((one) => one['@id'] !== 'vocab:Image')) },
});
