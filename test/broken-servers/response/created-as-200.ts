import { success } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Creating a list answers 200 instead of 201.',
  base: 'crud',
  caughtBy: ['status-declared'],
  hooks: { after: (answer, call) => (success(answer, call, 'POST /lists') ? { ...answer, status: 200 } : answer) },
});
