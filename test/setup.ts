/**
 * Seeds the property tests. Runs in continuous integration use a fixed seed, so a failure there can be reproduced locally.
 * Other runs try new values each time; `FC_SEED=N` repeats one.
 */
import fc from 'fast-check';

const seed = process.env['FC_SEED'] ?? (process.env['CI'] === undefined ? undefined : '20261121');
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
