import { defineFault } from '../fault.js';

export default defineFault({
  title: 'pinned=false is taken for true, as any text is.',
  base: 'hydra',
  caughtBy: ['list-filter'],
  hydra: { selected: (notes, call) => (call.query.has('pinned') ? notes.filter(({ pinned }) => pinned) : notes) },
});
