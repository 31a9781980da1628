/** Locates files of this package. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let folder: string | undefined;

/** The path of a file of this package (docs of checks, schemas, package.json), both from source and installed. */
export function packageFile(path: string): string {
  folder ??= nearestPackage(dirname(fileURLToPath(import.meta.url)));
  return join(folder, path);
}

function nearestPackage(from: string): string {
  return existsSync(join(from, 'package.json')) || dirname(from) === from ? from : nearestPackage(dirname(from));
}
