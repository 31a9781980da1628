import { parse } from 'yaml';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { isObject } from '../../../src/model/json.js';
import { readBlocks } from '../markdown/blocks.js';
import type { Block } from '../markdown/blocks.js';
import type { PageText } from '../style.js';
import { ClassReader } from './read-class.js';
import type { ReadClass } from './read-class.js';
import { frontMatter } from './front-matter.js';
import type { HydraStyle } from './hydra-style.js';
import { PageFindings } from './reading.js';
import { classParts } from './sections.js';

/** A page as it was read: what it says of each class, how it is laid out, what it holds beside that. */
export interface ReadPage {
  readonly file: string;
  readonly classes: readonly ReadClass[];
  readonly findings: PageFindings;
}

/** Reads a page of a Hydra style. */
export function readPage(page: PageText, style: HydraStyle): ReadPage {
  const findings = new PageFindings(page.file);
  const { blocks, after, eol, finalNewline } = readBlocks(page.text, style.flavour);
  const front = frontOf(blocks, style, findings);
  const parts = classParts(front === undefined ? blocks : blocks.slice(1), style);
  const classes = parts.flatMap((part, index) => {
    const last = index === parts.length - 1;
    const reader = new ClassReader(style, findings, {
      first: index === 0,
      ...(titleOf(front) === undefined ? {} : { title: titleOf(front)! }),
    });
    const read = reader.read(part, last ? after : [], stem(page.file));
    return read === undefined
      ? []
      : [{ ...read, options: { ...read.options, ...pageWide(eol, finalNewline, index === 0 ? front : undefined) } }];
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

function pageWide(eol: '\n' | '\r\n', finalNewline: boolean, front: JsonObject | undefined): ReadClass['options'] {
  return {
    ...(eol === '\r\n' ? { 'line-endings': 'crlf' as const } : {}),
    ...(finalNewline ? {} : { 'final-newline': false as const }),
    ...(front === undefined ? {} : { 'front-matter': front }),
  };
}

function frontOf(blocks: readonly Block[], style: HydraStyle, findings: PageFindings): JsonObject | undefined {
  const [first] = blocks;
  if (first?.kind !== 'front-matter') {
    if (style.frontMatter) findings.add('page-not-reproduced', 1, 'The page lacks its front matter.');
    return undefined;
  }
  const value = yamlObject(first.yaml);
  if (!style.frontMatter || value === undefined || frontMatter(value) !== first.raw) {
    findings.add('page-not-reproduced', 1, 'The front matter is laid out in another way than the style has it.');
  }
  return value ?? {};
}

function yamlObject(text: string): JsonObject | undefined {
  try {
    const value = parse(text, { maxAliasCount: 0 }) as Json;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function titleOf(front: JsonObject | undefined): string | undefined {
  const title = front?.['title'];
  return typeof title === 'string' ? title : undefined;
}

/** A file's name without folders and extension. */
export function stem(file: string): string {
  return file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
}
