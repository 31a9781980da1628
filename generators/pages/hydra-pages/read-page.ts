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
import { PageFindings } from './reading.js';
import { classParts } from './sections.js';
import { frontMatter } from './view.js';

/** A page as it was read: what it says of each class, how it is laid out, what it holds beside that. */
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
    findings.add('page-not-reproduced', 1, `The page is about ${classes.length} classes: each gets a page of its own.`);
  if (classes.length === 0)
    findings.add(
      'page-without-class',
      1,
      'No class is described here: no property table, no operations table, no URL template.',
      `Check that the page is of the style ${style.name}.`,
    );
  return { file: page.file, classes, findings };
}

function frontOf(blocks: readonly Block[], style: HydraStyle, findings: PageFindings): JsonObject | undefined {
  const [first] = blocks;
  if (first?.kind !== 'front-matter') {
    if (style.frontMatter) findings.add('page-not-reproduced', 1, 'The page lacks its front matter.');
    return undefined;
  }
  const value = parseFrontMatter(first.yaml);
  if (!style.frontMatter || value === undefined || frontMatter(value) !== first.raw) {
    findings.add('page-not-reproduced', 1, 'The front matter is laid out in another way than the style has it.');
  }
  return value ?? {};
}

function titleOf(front: JsonObject | undefined): string | undefined {
  const title = front?.['title'];
  return typeof title === 'string' ? title : undefined;
}
