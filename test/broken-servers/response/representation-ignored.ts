import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Whoever asks for CSV gets JSON.',
  base: 'crud',
  caughtBy: ['accept-honoured'],
  hooks: { before: (call) => void (call.headers.accept = 'application/json') },
});
