import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A name and a password, which the contract allows beside the key, are refused.',
  base: 'crud',
  caughtBy: ['valid-accepted', 'status-declared'],
  crud: {
    identify: (call) => correctCrud.identify({ ...call, headers: { 'x-api-key': call.headers['x-api-key'] ?? '' } }),
  },
});
