/** Watches files for changes. */
import { existsSync, watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Editors write in several steps; changes this close together (milliseconds) count as one. */
const SETTLE = 100;

/**
 * Waits until one of the files changes. Watches their folders, since editors replace files by renaming.
 * @returns false if the signal ended the wait
 */
export function watchFiles(files: readonly string[], signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const end = (changed: boolean) => {
      clearTimeout(timer);
      watchers.forEach((watcher) => watcher.close());
      resolve(changed);
    };
    const watchers = [...byFolder(files)]
      .filter(([folder]) => existsSync(folder))
      .map(([folder, names]): FSWatcher =>
        watch(folder, (_, name) => {
          if (name === null || !names.has(name)) return;
          clearTimeout(timer);
          timer = setTimeout(end, SETTLE, true);
        }),
      );
    signal.addEventListener('abort', () => end(false), { once: true });
  });
}

function byFolder(files: readonly string[]): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const file of files) {
    const names = folders.get(dirname(file)) ?? new Set();
    folders.set(dirname(file), names.add(basename(file)));
  }
  return folders;
}
