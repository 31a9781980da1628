/**
 * Seeds fast-check. Runs in continuous integration use a fixed seed, so that a failure can be reproduced locally with
 * `FC_SEED`. Other runs use random seeds.
 */
import fc from 'fast-check';

const seed = process.env['FC_SEED'] ?? (process.env['CI'] === undefined ? undefined : '20261121');
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
