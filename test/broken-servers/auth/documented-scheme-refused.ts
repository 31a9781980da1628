/** HTTP Basic, which the contract allows as an alternative to the API key, is refused. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['valid-accepted', 'status-declared'],
  crud: {
    identify: (call) => correctCrud.identify({ ...call, headers: { 'x-api-key': call.headers['x-api-key'] ?? '' } }),
  },
});
