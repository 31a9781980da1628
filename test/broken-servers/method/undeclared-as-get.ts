/** An unknown method is answered like GET. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['method-refused'],
  hooks: { before: (call) => void (call.method === 'PROPFIND' && Object.assign(call, { method: 'GET' })) },
});
