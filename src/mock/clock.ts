/** The mock's own time: real time, moved and stretched. */
import type { Clock } from './mock-state.js';

/** Times beyond the year 9999 have no form in RFC 3339. */
const LAST = Date.UTC(9999, 11, 31);

/** A clock that starts as the real one. */
export function mockClock(real: () => number = Date.now): Clock {
  let base = real();
  let shown = base;
  let factor = 1;
  const now = (): number => Math.min(shown + (real() - base) * factor, LAST);
  const hold = (time: number): void => {
    shown = time;
    base = real();
  };
  return {
    now,
    set: hold,
    advance: (milliseconds) => hold(now() + milliseconds),
    speed: (next) => {
      hold(now());
      factor = next;
    },
  };
}
