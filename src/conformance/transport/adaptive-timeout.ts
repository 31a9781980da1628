/** A time limit for exchanges that is lower for a server that has proved to be fast. */
/** The shortest time limit, in milliseconds. */
const MIN_TIMEOUT = 1500;
/** How many times slower than the slowest answer so far an answer may be. */
const FACTOR = 25;
/** The number of answers after which the limit adapts to the server. */
const MIN_ANSWERS = 2;

export class AdaptiveTimeout {
  #answers = 0;
  #slowest = 0;

  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The current time limit of an exchange, in milliseconds. */
  get current(): number {
    return this.#answers < MIN_ANSWERS
      ? this.#limit
      : Math.min(this.#limit, Math.max(MIN_TIMEOUT, this.#slowest * FACTOR));
  }

  /** Records how long an answer took. */
  noteDuration(duration: number): void {
    this.#answers++;
    if (duration > this.#slowest) this.#slowest = duration;
  }
}

/** Calls back when an exchange exceeds the current time limit; returns the function that cancels this. */
export function startTimeout(timeout: AdaptiveTimeout, expired: (after: number) => void): () => void {
  const started = performance.now();
  let timer: NodeJS.Timeout;
  const check = (): void => {
    const left = timeout.current - (performance.now() - started);
    if (left <= 0) expired(Math.round(performance.now() - started));
    else timer = setTimeout(check, Math.min(left, 500));
  };
  check();
  return () => clearTimeout(timer);
}
