/** Loads the Handlebars templates of generators. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { UnusableInput } from '../finding.js';
import { exists } from './exists.js';

/**
 * The Handlebars templates of a generator (`types`, `pages/starlight`): its own, overridden by those of `folder`.
 * @returns from the name of a template (file name without `.hbs`) to its source
 * @throws {UnusableInput} when `folder` cannot be read, or contains a template that the generator does not have
 */
export async function loadTemplates(generator: string, folder?: string): Promise<ReadonlyMap<string, string>> {
  const own = await readTemplates(path.join(await generatorsFolder(), generator)).catch(
    () => new Map<string, string>(),
  );
  if (folder === undefined) return own;
  const theirs = await readTemplates(folder).catch((error: Error) => {
    throw new UnusableInput(`Cannot read the templates in ${folder}: ${error.message}.`, { cause: error });
  });
  for (const name of theirs.keys()) {
    if (!own.has(name))
      throw new UnusableInput(`The generator ${generator} has no template named ${name}.hbs.`, {
        hint: `Known templates: ${[...own.keys()].map((key) => `${key}.hbs`).join(', ') || 'none'}.`,
      });
  }
  return new Map([...own, ...theirs]);
}

async function readTemplates(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.hbs')).sort();
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, string]> => [
        name.slice(0, -4),
        await readFile(path.join(folder, name), 'utf8'),
      ]),
    ),
  );
}

/** The folder `generators/`: next to `src/` in a checkout, next to the built files in a package. */
async function generatorsFolder(): Promise<string> {
  let at = path.dirname(fileURLToPath(import.meta.url));
  for (let up = 0; up < 4; up += 1, at = path.dirname(at)) {
    const folder = path.join(at, 'generators', 'pages');
    if (await exists(folder)) return path.dirname(folder);
  }
  throw new Error('The generators folder is missing from the installation.');
}
