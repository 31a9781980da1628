/** The sizes of samples: `npm test` tries a fixed part of what takes long, `npm run test:full` all of it. */

/** Whether everything is tried: the environment variable `FULL` is set. */
export const isFull = (process.env['FULL'] ?? '') !== '';

/** The size of a sample. */
export function sampleSize(sizes: { readonly quick: number; readonly full: number }): number {
  return isFull ? sizes.full : sizes.quick;
}

/** The first `quick` entries of a list, or all of them. Each run takes the same ones. */
export function sampleOf<T>(entries: readonly T[], quick: number): readonly T[] {
  return isFull ? entries : entries.slice(0, quick);
}
