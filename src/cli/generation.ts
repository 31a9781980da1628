/** From contracts to the files that their generators make of them: what `generate` and `start` share. */
import { join, posix, resolve } from 'node:path';
import type { GeneratedFile, Generator } from '../../generators/generator.js';
import { UnusableInput } from '../finding.js';
import type { Finding } from '../finding.js';
import type { Loaded } from '../load/load.js';
import type { Contract, GenerateTarget } from '../model/contract.js';
import type { Shell } from './shell.js';
import type { FileToWrite } from './write.js';

/** Which of a contract's outputs are wanted, and where. */
export interface Selection {
  /** Names of generators; empty: as configured, or all that say something by themselves. */
  readonly only: readonly string[];
  readonly style: string | undefined;
  /** Folder in place of the configured outputs. */
  readonly out: string | undefined;
}

/** What is to be written, by the folder that holds the manifest. */
export interface Generation {
  readonly files: ReadonlyMap<string, readonly FileToWrite[]>;
  /** What the generators could not know. */
  readonly findings: readonly Finding[];
}

/** Where configured outputs go when there is neither configuration nor `--out`. */
const DEFAULT_FOLDER = 'generated';

/**
 * Runs the wanted generators of each contract; writes nothing.
 * @throws {UnusableInput} for an unknown generator or style, or a file that would leave its output folder
 */
export async function generateFiles(
  loaded: readonly Loaded[],
  selection: Selection,
  shell: Shell,
): Promise<Generation> {
  const files = new Map<string, FileToWrite[]>();
  const findings: Finding[] = [];
  for (const { contract } of loaded) {
    for (const { root, target } of await targets(contract, selection, loaded.length > 1, shell)) {
      shell.progress(`Generating ${describeTarget(target)} of ${contract.name} …`);
      const result = await runGenerator(contract, target, root);
      files.set(root, [...(files.get(root) ?? []), ...result.files]);
      findings.push(...result.findings);
    }
  }
  shell.progress('');
  return { files, findings };
}

/** `pages in style starlight`, `types`. */
export function describeTarget({ generator, style }: GenerateTarget): string {
  return style === undefined ? generator : `${generator} in style ${style}`;
}

/** Who owns a generated file, in the manifest and in messages. */
export function ownerOf(contract: Contract, target: GenerateTarget): string {
  return `${contract.name}: ${describeTarget(target)}`;
}

async function runGenerator(contract: Contract, target: GenerateTarget, root: string) {
  const generator = await generatorNamed(target.generator);
  const { loadTemplates } = await import('../load/load.js');
  const own = target.style === undefined ? generator.name : `${generator.name}/${target.style}`;
  const folder = target.templates === undefined ? undefined : resolve(contract.settings.folder, target.templates);
  const templates = await loadTemplates(own, folder);
  const result = await generator.generate(contract, {
    templates,
    ...(target.style === undefined ? {} : { style: target.style }),
  });
  const owner = ownerOf(contract, target);
  const files = result.files.map((file): FileToWrite => ({ path: placed(file, target, root), text: file.text, owner }));
  return { files, findings: result.findings };
}

/** A generated file's place: never outside of its target's output. */
function placed({ path }: GeneratedFile, { output, generator }: GenerateTarget, root: string): string {
  const normal = posix.normalize(path === '' ? '.' : path);
  if (normal.startsWith('../') || normal === '..' || posix.isAbsolute(normal)) {
    throw new UnusableInput(`The generator ${generator} would write ${path}, outside of its output ${output}.`);
  }
  return resolve(root, output, normal);
}

interface PlacedTarget {
  readonly root: string;
  readonly target: GenerateTarget;
}

async function targets(
  contract: Contract,
  selection: Selection,
  several: boolean,
  shell: Shell,
): Promise<readonly PlacedTarget[]> {
  const configured = contract.settings.generate.filter((target) => wanted(target, selection));
  const chosen = configured.length > 0 ? configured : await unconfigured(selection);
  if (selection.out !== undefined) {
    const folder = several ? join(selection.out, folderName(contract.name)) : selection.out;
    return relocated(chosen, resolve(shell.cwd, selection.out), resolve(shell.cwd, folder));
  }
  if (configured.length > 0) return configured.map((target) => ({ root: resolve(contract.settings.folder), target }));
  const folder = several ? join(DEFAULT_FOLDER, folderName(contract.name)) : DEFAULT_FOLDER;
  return relocated(chosen, shell.cwd, resolve(shell.cwd, folder));
}

function wanted({ generator, style }: GenerateTarget, selection: Selection): boolean {
  if (selection.only.length > 0 && !selection.only.includes(generator)) return false;
  return selection.style === undefined || style === selection.style;
}

/** Targets of a contract whose configuration has none such: those that were asked for, or every generator's. */
async function unconfigured({ only, style }: Selection): Promise<GenerateTarget[]> {
  const { generators } = await import('../../generators/index.js');
  const byDefault = generators.filter(({ name }) => style === undefined || name === 'pages');
  const chosen = only.length === 0 ? byDefault : await Promise.all(only.map(generatorNamed));
  return chosen.map(({ name }) => ({ generator: name, output: '', ...(name === 'pages' ? { style: style ?? 'hydra-padded' } : {}) }));
}

/** Puts targets below a folder: a single folder's files straight into it, otherwise each under a name of its own. */
async function relocated(chosen: readonly GenerateTarget[], root: string, folder: string): Promise<PlacedTarget[]> {
  return Promise.all(
    chosen.map(async (target) => {
      const generator = await generatorNamed(target.generator);
      const name = generator.output === 'file' ? (generator.fileName ?? generator.name) : (target.style ?? generator.name);
      const alone = chosen.length === 1 && generator.output === 'folder';
      return { root, target: { ...target, output: alone ? folder : join(folder, name) } };
    }),
  );
}

async function generatorNamed(name: string): Promise<Generator> {
  const { generators } = await import('../../generators/index.js');
  const found = generators.find((generator) => generator.name === name);
  if (found !== undefined) return found;
  const { findSimilar } = await import('@optique/core/suggestion');
  const names = generators.map((generator) => generator.name);
  const [similar] = findSimilar(name, names);
  throw new UnusableInput(`There is no generator ${JSON.stringify(name)}.`, {
    mend: similar === undefined ? `take one of ${names.join(', ')}` : `did you mean ${similar}?`,
  });
}

/** A contract's name as a folder's. */
function folderName(name: string): string {
  return name.replace(/[^\p{L}\p{N}@._-]+/gu, '-').replace(/^\.+/, '') || 'contract';
}
