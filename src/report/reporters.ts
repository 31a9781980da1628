/** The list of reporters for findings. A format that is not named here does not exist. */
import type { Format } from './formats.js';
import { github } from './github.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import type { Reporter } from './report.js';
import { sarif } from './sarif.js';
import { stylish } from './stylish.js';

/** Every reporter by the name of its format. */
export const reporters: Readonly<Record<Format, Reporter>> = { stylish, json, junit, sarif, github, markdown };
