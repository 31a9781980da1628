import { merge, object } from '@optique/core/constructs';
import { defineCommand } from '../command.js';
import { readContracts } from '../contracts.js';
import { apiArguments, contractOptions, reportOptions } from '../options.js';
import { reportFindings } from '../report.js';

export const check = defineCommand({
  name: 'check',
  brief: 'Find what no longer agrees: in a description, a vocabulary, their examples and pages',
  examples: [
    ['hydra-contract check openapi.yaml', 'any description, no configuration needed'],
    ['hydra-contract check openapi.yaml --vocabulary api.jsonld', 'both halves, and whether they agree'],
    ['hydra-contract check', 'every API of redocly.yaml'],
  ],
  options: merge(object({ targets: apiArguments() }), contractOptions, reportOptions),
  run: async (options, shell) => {
    const loaded = await readContracts(options.targets, options, shell);
    const findings = loaded.flatMap((each) => each.findings);
    return reportFindings(findings, options, shell);
  },
});
