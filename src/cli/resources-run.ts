/** Runs `resources`: prints the resource map of a contract. */
import { resourcesReporters } from '../report/resources/resources.js';
import { resourceMap } from '../resources/map.js';
import type { ExitCode } from './command.js';
import { readContract } from './contracts.js';
import type { ContractOptions } from './options.js';
import type { Shell } from './shell.js';
import { describeFinding } from './unusable.js';
import { version } from './version.js';

export interface ResourcesOptions extends ContractOptions {
  readonly target: string;
  readonly format: keyof typeof resourcesReporters;
}

/** Prints the map; findings about overrides go to stderr and make the exit code 1. */
export async function runResources(options: ResourcesOptions, shell: Shell): Promise<ExitCode> {
  const { contract } = await readContract(options.target, options, shell);
  const map = resourceMap(contract);
  shell.out(resourcesReporters[options.format]({ map, subject: contract.name, version: version() }, shell));
  for (const finding of map.findings) shell.say(describeFinding(finding));
  return map.findings.length === 0 ? 0 : 1;
}
