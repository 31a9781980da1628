import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Missing credentials are answered with 200 and an error.',
  base: 'dlcs',
  caughtBy: ['credentials-required'],
  hooks: { after: (answer) => (answer.status === 401 ? { ...answer, status: 200 } : answer) },
});
