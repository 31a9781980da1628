/** Limits concurrency and rate. The returned function resolves when a request may start, to the function that ends it. */
export function throttle({ concurrency, rate }: { concurrency: number; rate: number }): () => Promise<() => void> {
  const waiting: (() => void)[] = [];
  let inside = 0;
  let next = 0;
  const leave = (): void => {
    inside--;
    waiting.shift()?.();
  };
  const pace = async (): Promise<void> => {
    if (rate <= 0) return;
    const now = performance.now();
    const start = Math.max(now, next);
    next = start + 1000 / rate;
    if (start > now) await new Promise((resolve) => setTimeout(resolve, start - now));
  };
  return async () => {
    while (inside >= concurrency) await new Promise<void>((resolve) => waiting.push(resolve));
    inside++;
    await pace();
    return leave;
  };
}
