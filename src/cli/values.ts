/** Parses values of the command line, with completion. */
import { existsSync, readFileSync } from 'node:fs';
import { message } from '@optique/core/message';
import type { Suggestion } from '@optique/core/parser';
import type { ValueParser } from '@optique/core/valueparser';

/** A path, completed by the shell. Whether it exists is checked by whoever reads it, with a better message. */
export function file(metavar: 'FILE' | 'DIR' | 'FILE|URL' = 'FILE'): ValueParser<'sync', string> {
  return pathLike(metavar, (prefix) => [files(prefix, metavar === 'DIR' ? 'directory' : 'file')]);
}

/** An API of the configuration or a file, both completed by the shell. */
export function apiOrFile(): ValueParser<'sync', string> {
  return pathLike('API|FILE', (prefix) => [...apiNames(prefix), files(prefix, 'file')]);
}

function pathLike(
  metavar: 'FILE' | 'DIR' | 'FILE|URL' | 'API|FILE',
  suggest: (prefix: string) => Iterable<Suggestion>,
): ValueParser<'sync', string> {
  return {
    mode: 'sync',
    metavar,
    placeholder: '',
    parse: (input) =>
      input.trim() === '' || input.includes('\0')
        ? { success: false, error: message`Expected a name, but got an empty or invalid one.` }
        : { success: true, value: input },
    format: (value) => value,
    suggest,
  };
}

function files(pattern: string, type: 'file' | 'directory'): Suggestion {
  return { kind: 'file', pattern, type };
}

/** The API names in the working folder's `redocly.yaml`, found without parsing: completion must be fast and never fail. */
function apiNames(prefix: string): Suggestion[] {
  if (!existsSync('redocly.yaml')) return [];
  const [, apis = ''] = readFileSync('redocly.yaml', 'utf8').split(/^apis:.*\n/m);
  const [block = ''] = apis.split(/^\S/m);
  return [...block.matchAll(/^ {2}["']?([^\s"'#][^\s"']*?)["']?:/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name.startsWith(prefix))
    .map((text) => ({ kind: 'literal', text }));
}
