import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { UnusableInput } from '../finding.js';
import { parseText } from './parse.js';
import type { ParsedDocument } from './parse.js';
import type { SourceFile } from '../model/contract.js';

/** Why a file may not be read. */
export class Refused extends Error {}

export interface FilesOptions {
  readonly cwd: string;
  /** Folders from which files may be read. */
  readonly folders: readonly string[];
  readonly allowHosts?: readonly string[];
}

/** Reads documents, each once, from the allowed folders only; remembers what it read. */
export class Files {
  readonly #options: FilesOptions;
  readonly #folders: string[];
  readonly #hosts: Set<string>;
  readonly #read = new Map<string, Promise<ParsedDocument>>();
  readonly sources: SourceFile[] = [];

  constructor(options: FilesOptions) {
    this.#options = options;
    this.#folders = options.folders.map((folder) => path.resolve(options.cwd, folder));
    this.#hosts = new Set(options.allowHosts);
  }

  /** The user named it: its folder, or its host, is allowed from now on. */
  allow(file: string): void {
    if (isUrl(file)) this.#hosts.add(new URL(file).host);
    else this.#folders.push(path.dirname(path.resolve(this.#options.cwd, file)));
  }

  /** A file's name as people see it: relative to the working folder where it is inside. */
  display(file: string): string {
    if (isUrl(file)) return file;
    const relative = path.relative(this.#options.cwd, file);
    return relative.startsWith('..') ? file : relative.split(path.sep).join('/');
  }

  /** What a reference names, seen from a file. @throws {Refused} for `file:` and absolute references */
  resolve(reference: string, from: string): string {
    if (/^https?:/i.test(reference)) return reference;
    if (isUrl(from)) return new URL(reference, from).href;
    if (/^[a-z][a-z0-9+.-]+:/i.test(reference))
      throw new Refused(`only relative and http(s) references are followed, not ${reference}`);
    if (path.isAbsolute(reference) || reference.startsWith('\\'))
      throw new Refused(`absolute references are not followed: ${reference}`);
    return path.resolve(path.dirname(from), decodePath(reference));
  }

  /**
   * Reads and parses a document.
   * @param file absolute path, or URL of an allowed host
   * @throws {Refused} when it may not be read; {UnusableInput} when it cannot be
   */
  document(file: string): Promise<ParsedDocument> {
    let document = this.#read.get(file);
    if (document === undefined) {
      document = this.#load(file);
      this.#read.set(file, document);
    }
    return document;
  }

  /** Reads a text file of the allowed folders. */
  async text(file: string): Promise<string> {
    const text = isUrl(file) ? await this.#fetch(file) : await this.#local(file);
    this.sources.push({ file: this.display(file), text });
    return text;
  }

  async #load(file: string): Promise<ParsedDocument> {
    return parseText(this.display(file), await this.text(file));
  }

  async #local(file: string): Promise<string> {
    const shown = this.display(file);
    const location = { kind: 'source', file: shown } as const;
    const real = await realpath(file).catch((error: NodeJS.ErrnoException) => {
      throw new UnusableInput(
        error.code === 'ENOENT' ? `There is no file ${shown}.` : `Cannot read ${shown}: ${error.message}.`,
        { location, cause: error },
      );
    });
    await this.#refuseOutside(shown, real);
    const status = await stat(real);
    if (status.isDirectory())
      throw new UnusableInput(`${shown} is a folder, not a file.`, {
        location,
        hint: 'Name the OpenAPI Description inside it.',
      });
    if (!status.isFile()) throw new Refused(`${shown} is not a regular file`);
    if (status.size > 64 * 1024 * 1024) throw new UnusableInput(`${shown} is larger than 64 MiB.`, { location });
    const bytes = await readFile(real).catch((error: NodeJS.ErrnoException) => {
      throw new UnusableInput(`Cannot read ${shown}: ${error.message}.`, { location, cause: error });
    });
    return decode(shown, bytes);
  }

  async #refuseOutside(shown: string, real: string): Promise<void> {
    for (const folder of this.#folders) {
      const root = await realpath(folder).catch(() => folder);
      if (real === root || real.startsWith(root.endsWith(path.sep) ? root : root + path.sep)) return;
    }
    throw new Refused(`${shown} is outside the contract's folder`);
  }

  async #fetch(url: string): Promise<string> {
    const host = new URL(url).host;
    if (!this.#hosts.has(host)) throw new Refused(`nothing is fetched from ${host}`);
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000),
      headers: { accept: 'application/ld+json, application/json, application/yaml;q=0.9, */*;q=0.1' },
    }).catch((error: unknown) => {
      throw new UnusableInput(`Cannot reach ${url}: ${reason(error)}.`, {
        location: { kind: 'source', file: url },
        cause: error,
      });
    });
    if (!response.ok)
      throw new UnusableInput(`${url} answered ${response.status}.`, { location: { kind: 'source', file: url } });
    return decode(url, await boundedBody(url, response));
  }
}

async function boundedBody(url: string, response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > 64 * 1024 * 1024)
      throw new UnusableInput(`${url} is larger than 64 MiB.`, { location: { kind: 'source', file: url } });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Whether a name is a URL that could be fetched. */
export function isUrl(name: string): boolean {
  return /^https?:\/\//i.test(name);
}

function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}

function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** UTF-8, or UTF-16 where a byte order mark says so. */
function decode(file: string, bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UnusableInput(`${file} is not ${encoding.toUpperCase()} text.`, {
      location: { kind: 'source', file },
      hint: 'Save it as UTF-8.',
      cause: error,
    });
  }
}
