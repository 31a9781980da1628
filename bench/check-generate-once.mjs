/** One run of check-generate.ts: loads a contract, checks it and generates files from it, all in memory. */
import process from 'node:process';
import { generators, loadContract, loadTemplates, runChecks } from '../dist/index.js';

const [api, only] = process.argv.slice(2);
const { contract, findings } = await loadContract(api);
const found = await runChecks({ contract, pages: [], loadFindings: findings });
for (const { generator, style, output } of contract.settings.generate) {
  if (only !== undefined && generator !== only) continue;
  const templates = await loadTemplates(style === undefined ? generator : `${generator}/${style}`);
  const { generate } = generators.find(({ name }) => name === generator);
  const { files } = await generate(contract, { templates, output, ...(style === undefined ? {} : { style }) });
  if (files.length === 0) throw new Error(`${generator} generated no files`);
}
process.stdout.write(`${found.length} findings\n`);
