/** The entry point in the served ApiDocumentation does not exist. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['documentation-agrees', 'links-answer'],
  dlcs: { documentation: (call) => ({ ...correctDlcs.documentation(call), entrypoint: `${call.origin}/api/` }) },
});
