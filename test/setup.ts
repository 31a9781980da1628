/**
 * Runs in continuous integration repeat: whatever fails there fails on one's own machine with the same seed.
 * Elsewhere each run tries other values; `FC_SEED=N` repeats one.
 */
import fc from 'fast-check';

const seed = process.env['FC_SEED'] ?? (process.env['CI'] === undefined ? undefined : '20261121');
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
