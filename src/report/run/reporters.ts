/** The list of reporters for conformance runs. A format that is not named here does not exist. */
import { earlReport } from './earl.js';
import type { RunFormat } from './formats.js';
import { githubReport } from './github.js';
import { harReport } from './har.js';
import { htmlReport } from './html.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import type { RunReporter } from './reporter.js';
import { stylishReport } from './stylish.js';

/** Every reporter by the name of its format. */
export const runReporters = {
  stylish: stylishReport,
  json: jsonReport,
  junit: junitReport,
  html: htmlReport,
  earl: earlReport,
  har: harReport,
  github: githubReport,
} satisfies Record<RunFormat, RunReporter>;
