/** The relative path from one file to another: from `docs/a/README.md` to `docs/b/x.svg` it is `../b/x.svg`. */
export function relativePath(from: string, to: string): string {
  const start = parts(from).slice(0, -1);
  const end = parts(to);
  let shared = 0;
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared]) shared++;
  return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/');
}

function parts(path: string): string[] {
  const kept: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return kept;
}
