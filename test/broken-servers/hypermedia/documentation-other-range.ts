/** In the served ApiDocumentation, the range of a count is string. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['documentation-agrees'],
  dlcs: {
    documentation: (call) =>
      JSON.parse(
        JSON.stringify(correctDlcs.documentation(call)).replace(
          /("@id":"vocab:Batch\/count"[^}]*"range":)"xsd:integer"/,
          '$1"xsd:string"',
        ),
      ) as Record<string, unknown>,
  },
});
