/** The mock's own time: real time, moved and stretched. */
import type { Clock } from './options.js';

/** A clock that starts as the real one. */
export function mockClock(real: () => number = Date.now): Clock {
  let base = real();
  let shown = base;
  let factor = 1;
  const now = (): number => shown + (real() - base) * factor;
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
