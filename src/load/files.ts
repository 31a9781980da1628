/** Reads the files of a contract, from allowed folders and hosts only. */
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { UnusableInput } from '../finding.js';
import type { SourceFile } from '../model/contract.js';
import { parseText, tooLarge, LIMITS } from './parse.js';
import type { ParsedDocument } from './parse.js';

/** Thrown for a file that must not be read; the message says why. */
export class Refused extends Error {}

/** What may be read. */
export interface FilesOptions {
  /** The folder that displayed names are relative to. */
  readonly cwd: string;
  /** Folders from which files may be read. */
  readonly folders: readonly string[];
  /** Hosts from which documents may be fetched. */
  readonly allowHosts?: readonly string[];
}

/** Reads documents, each once, and keeps the text of everything it has read. */
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

  /** Allows the folder or host of a file that the user has named. */
  allow(file: string): void {
    if (isUrl(file)) this.#hosts.add(new URL(file).host);
    else this.#folders.push(path.dirname(path.resolve(this.#options.cwd, file)));
  }

  /** The name of a file for people: relative to the working folder if it is inside. */
  display(file: string): string {
    if (isUrl(file)) return file;
    const relative = path.relative(this.#options.cwd, file);
    return relative.startsWith('..') ? file : relative.split(path.sep).join('/');
  }

  /**
   * Resolves a reference against the file that contains it.
   * @throws {Refused} for `file:` and absolute references
   */
  resolve(reference: string, from: string): string {
    if (/^https?:/i.test(reference)) return reference;
    if (isUrl(from)) return new URL(reference, from).href;
    if (/^[a-z][a-z0-9+.-]+:/i.test(reference)) throw new Refused(`only relative and http(s) references are resolved`);
    if (path.isAbsolute(reference) || reference.startsWith('\\')) throw new Refused(`absolute paths are not resolved`);
    return path.resolve(path.dirname(from), decodePath(reference));
  }

  /**
   * Reads and parses a document.
   * @param file absolute path, or URL of an allowed host
   * @throws {Refused} when the file must not be read
   * @throws {UnusableInput} when the file cannot be read or parsed
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
    const unreadable = (error: NodeJS.ErrnoException): never => {
      const missing = error.code === 'ENOENT';
      const message = missing ? `The file ${shown} does not exist.` : `Cannot read ${shown}: ${error.message}.`;
      throw new UnusableInput(message, { location: { kind: 'source', file: shown }, cause: error });
    };
    const real = await realpath(file).catch(unreadable);
    await this.#refuseOutside(shown, real);
    await refuseUnlessFile(shown, real);
    return decode(shown, await readFile(real).catch(unreadable));
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
    if (!this.#hosts.has(host)) throw new Refused(`fetching from ${host} is not allowed`);
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
      throw new UnusableInput(`${url} responded with status ${response.status}.`, {
        location: { kind: 'source', file: url },
      });
    return decode(url, await boundedBody(url, response));
  }
}

async function refuseUnlessFile(shown: string, real: string): Promise<void> {
  const status = await stat(real);
  if (status.isDirectory())
    throw new UnusableInput(`${shown} is a folder, not a file.`, {
      location: { kind: 'source', file: shown },
      hint: 'Name the OpenAPI Description inside the folder.',
    });
  if (!status.isFile()) throw new Refused(`${shown} is not a regular file`);
  if (status.size > LIMITS.bytes) throw tooLarge(shown);
}

async function boundedBody(url: string, response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LIMITS.bytes) throw tooLarge(url);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A URL unchanged, or the absolute path of a file that is named relative to a folder. */
export function resolveName(name: string, folder: string): string {
  return isUrl(name) ? name : path.resolve(folder, name);
}

/** Whether a name is an http(s) URL. */
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

/** Decodes UTF-8, or UTF-16 if there is a byte order mark for it. */
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
