/** The configuration under which the benchmark of the GitHub description generates. */
import { stringify } from 'yaml';
import type { StyleFacts } from '../generators/pages/style.js';

/** A `redocly.yaml` that generates types, a vocabulary, and pages in every style. */
export function githubConfiguration(styles: readonly Pick<StyleFacts, 'name'>[]): string {
  const generate = [
    { generator: 'types', output: 'out/types.ts' },
    { generator: 'vocabulary', output: 'out/vocabulary' },
    ...styles.map(({ name }) => ({ generator: 'pages', style: name, output: `out/${name}` })),
  ];
  return stringify({ apis: { 'github@v3': { root: 'github.json', 'x-hydra-contract': { generate } } } });
}
