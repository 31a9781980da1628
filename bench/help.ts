/** Benchmarks `--help`, which must take at most 2.5 times as long as starting Node.js itself. Run `npm run build` first. */
import { compare, expectRatio, node, print } from './run.js';

const figures = await compare(
  [
    { name: 'node -e 0', steps: [node('-e', '0')] },
    { name: 'hydra-contract --help', steps: [node('dist/cli/main.js', '--help')] },
    { name: 'hydra-contract check --help', steps: [node('dist/cli/main.js', 'check', '--help')] },
  ],
  21,
);
print('Help', figures, 'node -e 0');
expectRatio('hydra-contract --help', figures, 'hydra-contract --help', 'node -e 0', 2.5);
