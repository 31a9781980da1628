/** Reads the version of this package. */
import { readFileSync } from 'node:fs';
import { packageFile } from './package-files.js';

/** The version of this package. */
export function version(): string {
  const { version: text } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { version: string };
  return text;
}
