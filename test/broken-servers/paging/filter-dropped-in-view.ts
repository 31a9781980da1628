/** Links to other pages drop the filter. */
import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['list-paging', 'list-filter'],
  hydra: {
    view: (url, call, page, size, total) =>
      correctHydra.view(
        url,
        { ...call, query: new URLSearchParams([...call.query].filter(([name]) => name !== 'pinned')) },
        page,
        size,
        total,
      ),
  },
});
