import { defineFault } from '../fault.js';

export default defineFault({
  title: 'If-Match is ignored: a stale update overwrites a newer one.',
  base: 'crud',
  caughtBy: ['validators-work'],
  hooks: { before: (call) => void delete call.headers['if-match'] },
});
