import { bodyOf, success, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The members of the list of notebooks are bare IRIs with nothing behind them.',
  base: 'hydra',
  caughtBy: ['body-schema', 'context-complete', 'type-returned', 'links-answer'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /notebooks')
        ? withBody(answer, { ...bodyOf(answer), member: [`${call.origin}/notebooks/none`] })
        : answer,
  },
});
