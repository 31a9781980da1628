/** Values that are computed when they are first needed. */

/** A function that calls another one once and keeps its result. */
export function lazy<T>(compute: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => (kept ??= { value: compute() }).value;
}
