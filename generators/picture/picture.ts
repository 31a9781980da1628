/** Generates pictures of the classes. */
import type { Finding } from '../../src/finding.js';
import type { Contract } from '../../src/model/contract.js';
import { defineGenerator } from '../generator.js';
import type { GeneratedFile, GeneratorResult } from '../generator.js';
import { classFileNames } from '../names.js';
import { classDrawing } from './class.js';
import { graphviz } from './graphviz.js';
import type { Draw, Drawing } from './graphviz.js';
import { MOST_CLASSES, overviewDrawing } from './overview.js';

/** SVG pictures with light and dark colours: one per class, and an overview of all classes. */
export const picture = defineGenerator({
  name: 'picture',
  title: 'SVG pictures of each class, and an overview of all of them',
  output: 'folder',
  generate,
});

/** The file name of the overview. The picture of a class is named by `classFileNames`, with the extension `.svg`. */
export const OVERVIEW_FILE = 'overview.svg';

async function generate(contract: Contract): Promise<GeneratorResult> {
  const { classes } = contract.hydra;
  if (classes.length === 0)
    return { files: [], findings: [incomplete('The contract has no classes to draw.', contract)] };
  const draw = await graphviz();
  const names = classFileNames(contract);
  const { drawing, leftOut } = overviewDrawing(contract);
  const drawings = [
    { path: OVERVIEW_FILE, drawing },
    ...classes.map((cls) => ({ path: `${names.get(cls.iri) ?? ''}.svg`, drawing: classDrawing(contract, cls) })),
  ];
  const results: (GeneratedFile | Finding)[] = [];
  for (const { path, drawing: one } of drawings) results.push(await file(contract, path, draw, one));
  const limited = `The overview shows only the ${MOST_CLASSES} classes with the most links and omits ${leftOut}.`;
  return {
    files: results.flatMap((result) => ('text' in result ? [result] : [])),
    findings: [
      ...results.flatMap((result) => ('check' in result ? [result] : [])),
      ...(leftOut > 0 ? [incomplete(limited, contract)] : []),
    ],
  };
}

async function file(contract: Contract, path: string, draw: Draw, drawing: Drawing): Promise<GeneratedFile | Finding> {
  try {
    return { path, text: await draw(drawing) };
  } catch (error) {
    return { ...incomplete(`${path} cannot be drawn: ${String(error)}`, contract), severity: 'error' };
  }
}

function incomplete(message: string, { openapi }: Contract): Finding {
  return { check: 'picture-incomplete', severity: 'info', message, location: openapi.locate('#') };
}
