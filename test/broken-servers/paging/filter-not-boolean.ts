/** pinned=false is read as true, as is any other string. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['list-filter'],
  hydra: { selected: (notes, call) => (call.query.has('pinned') ? notes.filter(({ pinned }) => pinned) : notes) },
});
