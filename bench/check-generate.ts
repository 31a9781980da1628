/**
 * Benchmarks checking a contract and generating its types in one process against the two tools that are usually chained.
 * Nothing is cached between runs. Run `npm run build` first.
 */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, expectRatio, node, print, root } from './run.js';

const API = 'dlcs@2023';
const folder = await mkdtemp(join(tmpdir(), 'hydra-contract-bench-'));
// The peers read the description without our configuration, in their simplest use.
await copyFile(join(root, 'spec/dlcs/2023/openapi.yaml'), join(folder, 'openapi.yaml'));
const bin = (file: string) => join(root, 'node_modules', file);
const redocly = node(bin('@redocly/cli/bin/cli.js'), 'lint', 'openapi.yaml', '--skip-rule', 'info-license');
const openapiTypescript = node(bin('openapi-typescript/bin/cli.js'), 'openapi.yaml', '-o', 'types.ts');
const peer = 'redocly lint + openapi-typescript';
const ours = 'check + generate types, one process';

const figures = await compare([
  { name: peer, steps: [redocly, openapiTypescript], cwd: folder },
  { name: ours, steps: [node('bench/check-generate-once.mjs', API, 'types')] },
  { name: 'check + generate everything, one process', steps: [node('bench/check-generate-once.mjs', API)] },
  { name: 'hydra-contract check', steps: [node('dist/cli/main.js', 'check', API)] },
]);
await rm(folder, { recursive: true });
print(`Check and generate ${API}`, figures, peer);
expectRatio('check + generate', figures, ours, peer, 0.8);
