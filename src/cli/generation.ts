/** Runs the generators of contracts; shared by `generate` and `start`. */
import { posix, resolve } from 'node:path';
import type { GeneratedFile, Generator } from '../../generators/generator.js';
import { DEFAULT_STYLE } from '../../generators/pages/styles.js';
import { UnusableInput } from '../finding.js';
import type { Finding } from '../finding.js';
import type { Loaded } from '../load/load.js';
import type { Contract, GenerateTarget } from '../model/contract.js';
import type { Shell } from './shell.js';
import type { FileToWrite } from './write.js';

/** Which outputs of a contract to generate, and where. */
export interface Selection {
  /** Names of generators; empty for the configured ones or, without configuration, the default ones. */
  readonly only: readonly string[];
  readonly style: string | undefined;
  /** Folder to use instead of the configured outputs. */
  readonly out: string | undefined;
}

/** The files to write, by the folder that contains the manifest. */
export interface Generation {
  readonly files: ReadonlyMap<string, readonly FileToWrite[]>;
  /** Findings about what the generators had to leave out. */
  readonly findings: readonly Finding[];
}

/** The output folder without configuration and without `--out`. */
const DEFAULT_FOLDER = 'generated';

/**
 * Runs the selected generators of each contract; writes nothing.
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
    const { root, chosen } = await targets(contract, selection, loaded.length > 1, shell);
    for (const target of chosen.run) {
      shell.progress(`Generating ${describeTarget(target)} of ${contract.name} …`);
      const settings = { ...contract.settings, generate: chosen.all };
      const result = await runGenerator({ ...contract, settings }, target, root);
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

/** The owner of a generated file, in the manifest and in messages. */
export function ownerOf(contract: Contract, target: GenerateTarget): string {
  return `${contract.name}: ${describeTarget(target)}`;
}

async function runGenerator(contract: Contract, target: GenerateTarget, root: string) {
  const generator = await generatorNamed(target.generator);
  const { loadTemplates } = await import('../load/load.js');
  const own = target.style === undefined ? generator.name : `${generator.name}/${target.style}`;
  const folder = target.templates === undefined ? undefined : resolve(contract.settings.folder, target.templates);
  const templates = await loadTemplates(own, folder);
  const options = {
    templates,
    output: target.output,
    ...(target.style === undefined ? {} : { style: target.style }),
  };
  const result =
    folder === undefined
      ? await generator.generate(contract, options)
      : await withTheirTemplates(folder, async () => generator.generate(contract, options));
  const owner = ownerOf(contract, target);
  const files = result.files.map((file): FileToWrite => ({ path: placed(file, target, root), text: file.text, owner }));
  return { files, findings: result.findings };
}

/** Reports an error in the user's templates as unusable input, not as a bug. */
async function withTheirTemplates<T>(folder: string, generate: () => Promise<T>): Promise<T> {
  try {
    return await generate();
  } catch (cause) {
    if (cause instanceof UnusableInput) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UnusableInput(`The templates in ${folder} cannot be used: ${why.replace(/\.?$/, '.')}`, {
      hint: "Compare them with the generator's own templates one by one.",
      cause,
    });
  }
}

/** The path of a generated file, never outside its target's output. */
function placed({ path }: GeneratedFile, { output, generator }: GenerateTarget, root: string): string {
  const normal = posix.normalize(path === '' ? '.' : path);
  if (normal.startsWith('../') || normal === '..' || posix.isAbsolute(normal)) {
    throw new UnusableInput(`The generator ${generator} would write ${path} outside its output ${output}.`);
  }
  return resolve(root, output, normal);
}

/** The targets to run, all targets of the contract, and the folder that their outputs are relative to. */
interface Targets {
  readonly root: string;
  readonly chosen: { readonly run: readonly GenerateTarget[]; readonly all: readonly GenerateTarget[] };
}

async function targets(contract: Contract, selection: Selection, several: boolean, shell: Shell): Promise<Targets> {
  const { settings, name } = contract;
  const configured = settings.generate.filter((target) => wanted(target, selection));
  if (configured.length > 0 && selection.out === undefined) {
    return { root: resolve(settings.folder), chosen: { run: configured, all: settings.generate } };
  }
  const root = selection.out === undefined ? shell.cwd : resolve(shell.cwd, selection.out);
  const top = selection.out === undefined ? DEFAULT_FOLDER : '.';
  const run = await relocated(
    configured.length > 0 ? configured : await unconfigured(contract, selection),
    several ? posix.join(top, folderName(name)) : top,
  );
  return { root, chosen: { run, all: run } };
}

function wanted({ generator, style }: GenerateTarget, selection: Selection): boolean {
  if (selection.only.length > 0 && !selection.only.includes(generator)) return false;
  return selection.style === undefined || style === selection.style;
}

/** The targets of a contract without matching configuration: the requested ones, or all that add something. */
async function unconfigured({ hydra, openapi }: Contract, { only, style }: Selection): Promise<GenerateTarget[]> {
  const derived = [
    ...(hydra.origin === 'derived' ? ['vocabulary'] : []),
    openapi.origin === 'derived' ? 'openapi' : 'bundle',
  ];
  const byDefault = style === undefined ? ['types', 'pages', 'picture', ...derived, 'overview'] : ['pages'];
  const names = only.length === 0 ? byDefault : only;
  return names.map((generator) => {
    const given = style ?? (generator === 'pages' ? DEFAULT_STYLE : undefined);
    return { generator, output: '', ...(given === undefined ? {} : { style: given }) };
  });
}

/** Moves outputs below a folder: the files of a single target directly into it, otherwise each target under its own name. */
async function relocated(chosen: readonly GenerateTarget[], folder: string): Promise<GenerateTarget[]> {
  return Promise.all(
    chosen.map(async (target) => {
      const generator = await generatorNamed(target.generator);
      if (generator.output === 'folder' && chosen.length === 1) return { ...target, output: folder };
      return { ...target, output: posix.join(folder, outputName(generator, target)) };
    }),
  );
}

function outputName({ name, output, fileName }: Generator, { style }: GenerateTarget): string {
  if (output === 'folder') return style ?? name;
  return style === 'yaml' ? (fileName ?? name).replace(/\.json$/, '.yaml') : (fileName ?? name);
}

async function generatorNamed(name: string): Promise<Generator> {
  const { generators } = await import('../../generators/index.js');
  const found = generators.find((generator) => generator.name === name);
  if (found !== undefined) return found;
  const { findSimilar } = await import('@optique/core/suggestion');
  const names = generators.map((generator) => generator.name);
  const [similar] = findSimilar(name, names);
  throw new UnusableInput(`Unknown generator ${JSON.stringify(name)}.`, {
    hint: similar === undefined ? `Use one of ${names.join(', ')}.` : `Did you mean ${similar}?`,
  });
}

/** A folder name for a contract. */
function folderName(name: string): string {
  return name.replace(/[^\p{L}\p{N}@._-]+/gu, '-').replace(/^\.+/, '') || 'contract';
}
