/** No exchange is given up before this, in milliseconds. */
const LEAST = 1500;
/** How much slower than the slowest answer so far one may be. */
const FACTOR = 25;
/** Answers needed before the server's own speed counts. */
const ENOUGH = 2;

/** How long an exchange may take: the limit of the run, less for a server that has shown itself to be quick. */
export class AdaptiveTimeout {
  #answers = 0;
  #slowest = 0;

  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Milliseconds after which an exchange that has not ended never will. */
  get current(): number {
    return this.#answers < ENOUGH ? this.#limit : Math.min(this.#limit, Math.max(LEAST, this.#slowest * FACTOR));
  }

  /** Notes how long an answer took. */
  noteDuration(duration: number): void {
    this.#answers++;
    if (duration > this.#slowest) this.#slowest = duration;
  }
}

/** Calls back when an exchange has taken too long, by what is known then of the server's speed. */
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
