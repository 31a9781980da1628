import type { DiffReport, DiffStyle } from './report.js';
import { json } from './json.js';
import { markdown } from './markdown.js';
import { stylish } from './stylish.js';

/** Changes as text: for a terminal, a changelog, a program. */
export const printers = { stylish, markdown, json } satisfies Record<
  string,
  (report: DiffReport, style: DiffStyle) => string
>;
