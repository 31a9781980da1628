import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Missing credentials are answered with a redirect to a page for logging in.',
  base: 'crud',
  caughtBy: ['status-declared', 'credentials-required'],
  hooks: { after: (answer) => (answer.status === 401 ? { status: 302, headers: { Location: '/login' } } : answer) },
});
