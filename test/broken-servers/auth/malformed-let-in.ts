import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'What cannot be read as credentials is let in as a guest.',
  base: 'crud',
  caughtBy: ['credentials-required'],
  crud: { authenticate: (call) => (call.headers.authorization === 'Bearer' ? 'ann' : correctCrud.authenticate(call)) },
});
