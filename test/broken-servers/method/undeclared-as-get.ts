import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A method that is not known is answered like GET.',
  base: 'dlcs',
  caughtBy: ['method-refused'],
  hooks: { before: (call) => void (call.method === 'PROPFIND' && Object.assign(call, { method: 'GET' })) },
});
