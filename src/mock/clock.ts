/** The clock of a mock server: real time that can be moved, sped up and stopped. */
import type { Clock } from './mock-state.js';

/** RFC 3339 has no form for times after the year 9999. */
const LATEST = Date.UTC(9999, 11, 31);

/** A clock that starts at the real time and runs at real speed. */
export function mockClock(realTime: () => number = Date.now): Clock {
  let setAt = realTime();
  let time = setAt;
  let factor = 1;
  const now = (): number => Math.min(time + (realTime() - setAt) * factor, LATEST);
  const set = (next: number): void => {
    time = next;
    setAt = realTime();
  };
  return {
    now,
    set,
    advance: (milliseconds) => set(now() + milliseconds),
    speed: (next) => {
      set(now());
      factor = next;
    },
  };
}
