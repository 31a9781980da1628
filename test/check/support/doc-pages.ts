/** Reads the documentation pages of the checks, with their examples. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../../../docs/checks');

/** The page of a check and its parts. */
export interface DocPage {
  readonly id: string;
  readonly text: string;
  /** The files by name. */
  readonly incorrect: Readonly<Record<string, string>>;
  /** The files by name. Those that are not repeated are the same as in the incorrect example. */
  readonly correct: Readonly<Record<string, string>>;
}

export function docPages(): DocPage[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.md') && name !== 'README.md');
  return names.map((name) => docPage(name.slice(0, -'.md'.length), readFileSync(path.join(FOLDER, name), 'utf8')));
}

function docPage(id: string, text: string): DocPage {
  const incorrect = filesIn(section(text, 'Incorrect'));
  return { id, text, incorrect, correct: { ...incorrect, ...filesIn(section(text, 'Correct')) } };
}

export function section(text: string, heading: string): string {
  const [, found = ''] = new RegExp(`^## ${heading}\\n(.*?)(?=^## |(?![^]))`, 'ms').exec(text) ?? [];
  return found;
}

function filesIn(text: string): Record<string, string> {
  const fences = text.matchAll(/^```\w+ (\S+)\n(.*?)\n```$/gms);
  return Object.fromEntries([...fences].map(([, name = '', content = '']) => [name, content]));
}
