/** Reads the text of a page into its classes. */
import type { JsonObject } from '../../../src/model/json.js';
import { readBlocks } from '../markdown/blocks.js';
import type { Block } from '../markdown/blocks.js';
import { parseFrontMatter } from '../markdown/front-matter.js';
import { lineEndingsOf } from '../markdown/line-endings.js';
import { fileStem } from '../style.js';
import type { PageText } from '../style.js';
import { ClassReader } from './read-class.js';
import type { ReadClass } from './read-class.js';
import type { HydraStyle } from './hydra-style.js';
import { PageFindings } from './page-findings.js';
import { classParts } from './sections.js';
import { frontMatter } from './view.js';

/** A page that was read: the facts and layout of each class, and what cannot be part of a contract. */
export interface ReadPage {
  readonly file: string;
  readonly classes: readonly ReadClass[];
  readonly findings: PageFindings;
}

/** Reads a page of a Hydra style. */
export function readPage(page: PageText, style: HydraStyle): ReadPage {
  const findings = new PageFindings(page.file);
  const read = readBlocks(page.text, style.dialect);
  const { blocks, after } = read;
  const front = frontOf(blocks, style, findings);
  const parts = classParts(front === undefined ? blocks : blocks.slice(1), style);
  const classes = parts.flatMap((part, index) => {
    const last = index === parts.length - 1;
    const reader = new ClassReader(style, findings, {
      first: index === 0,
      ...(titleOf(front) === undefined ? {} : { title: titleOf(front)! }),
    });
    const about = reader.read(part, last ? after : [], fileStem(page.file));
    if (about === undefined) return [];
    const frontMatter = index === 0 && front !== undefined ? { 'front-matter': front } : {};
    return [{ ...about, options: { ...about.options, ...lineEndingsOf(read), ...frontMatter } }];
  });
  if (classes.length > 1)
    findings.add(
      'page-not-reproduced',
      1,
      `The page describes ${classes.length} classes; each of them is written to its own page.`,
    );
  if (classes.length === 0)
    findings.add(
      'page-without-class',
      1,
      'The page describes no class: it has neither a property table nor an operations table nor a URL template.',
      `Check that the page has the style ${style.name}.`,
    );
  return { file: page.file, classes, findings };
}

function frontOf(blocks: readonly Block[], style: HydraStyle, findings: PageFindings): JsonObject | undefined {
  const [first] = blocks;
  if (first?.kind !== 'front-matter') {
    if (style.frontMatter) findings.add('page-not-reproduced', 1, 'The page has no front matter.');
    return undefined;
  }
  const value = parseFrontMatter(first.yaml);
  if (!style.frontMatter || value === undefined || frontMatter(value) !== first.raw) {
    findings.add('page-not-reproduced', 1, 'The layout of the front matter differs from that of the style.');
  }
  return value ?? {};
}

function titleOf(front: JsonObject | undefined): string | undefined {
  const title = front?.['title'];
  return typeof title === 'string' ? title : undefined;
}
