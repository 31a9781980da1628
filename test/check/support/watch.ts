/** Records the files and connections that code opens. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import path from 'node:path';

/** The result of a function, and the files and connections that it opened. */
export interface Watched<T> {
  readonly result: T;
  /** Absolute paths of the files that were read, without those of installed packages. */
  readonly files: readonly string[];
  /** The hosts and URLs that were contacted. */
  readonly calls: readonly string[];
}

/** Runs a function and records every file that it reads and every connection that it opens. */
export async function watching<T>(run: () => Promise<T>): Promise<Watched<T>> {
  const files: string[] = [];
  const calls: string[] = [];
  const note = (file: unknown): void => {
    if (typeof file === 'string' || file instanceof URL) files.push(path.resolve(String(file).replace('file://', '')));
  };
  const undo = [
    patch(fs, 'readFileSync', note),
    patch(fs, 'openSync', note),
    patch(fs, 'createReadStream', note),
    patch(fs, 'readFile', note),
    patch(fs, 'open', note),
    patch(fs.promises, 'readFile', note),
    patch(fs.promises, 'open', note),
    patch(net.Socket.prototype, 'connect', (options) => calls.push(JSON.stringify(options))),
    patch(globalThis, 'fetch', (url) => calls.push(String(url))),
  ];
  syncBuiltinESMExports();
  try {
    const result = await run();
    return { result, files: files.filter((file) => !file.includes('node_modules')), calls };
  } finally {
    for (const each of undo) each();
    syncBuiltinESMExports();
  }
}

function patch(owner: object, name: string, note: (first: unknown) => void): () => void {
  const holder = owner as Record<string, (...args: unknown[]) => unknown>;
  const original = holder[name];
  if (original === undefined) throw new Error(`${name} does not exist`);
  holder[name] = function (this: unknown, ...args: unknown[]) {
    note(args[0]);
    return original.apply(this, args);
  };
  return () => {
    holder[name] = original;
  };
}
