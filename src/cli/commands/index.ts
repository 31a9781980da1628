/** Lists every command. */
import type { Command } from '../command.js';
import { check } from './check.js';
import { diff } from './diff.js';
import { explain } from './explain.js';
import { generate } from './generate.js';
import { init } from './init.js';
import { mock } from './mock.js';
import { pages } from './pages.js';
import { report } from './report.js';
import { resources } from './resources.js';
import { start } from './start.js';
import { test } from './test.js';

/** Every command, in the order of `--help`. */
export const commands: readonly Command[] = [
  check,
  generate,
  pages,
  mock,
  test,
  report,
  resources,
  diff,
  explain,
  init,
  start,
];
