/** The list of reporters for comparisons. A format that is not named here does not exist. */
import { json } from './json.js';
import { markdown } from './markdown.js';
import type { DiffReporter } from './report.js';
import { stylish } from './stylish.js';

/** Every reporter by the name of its format: for a terminal, a changelog, a program. */
export const diffReporters: Readonly<Record<'stylish' | 'markdown' | 'json', DiffReporter>> = {
  stylish,
  markdown,
  json,
};
