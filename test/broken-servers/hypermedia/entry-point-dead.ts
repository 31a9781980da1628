import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The entry point that the served ApiDocumentation names is not there.',
  base: 'dlcs',
  caughtBy: ['documentation-agrees', 'links-answer'],
  dlcs: { documentation: (call) => ({ ...correctDlcs.documentation(call), entrypoint: `${call.origin}/api/` }) },
});
