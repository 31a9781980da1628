/** Applies the fixes of findings to texts. */
import type { Finding, TextEdit } from '../finding.js';

/** The texts after the fixes, by file, and the findings that were fixed. */
export interface Edited {
  readonly texts: ReadonlyMap<string, string>;
  readonly fixed: ReadonlySet<Finding>;
}

/**
 * Applies the fixes of findings. Where two overlap, the later one in the list is left for the next pass.
 * @param sources the files as they were read, to which the edits' offsets refer
 */
export function applyEdits(findings: readonly Finding[], sources: ReadonlyMap<string, string>): Edited {
  const taken = new Map<string, TextEdit[]>();
  const fixed = new Set<Finding>();
  for (const finding of findings) {
    const { fix = [] } = finding;
    const possible = fix.every(
      (edit) => sources.has(edit.file) && !taken.get(edit.file)?.some((other) => clashes(edit, other)),
    );
    if (fix.length === 0 || !possible) continue;
    fixed.add(finding);
    for (const edit of fix) taken.set(edit.file, [...(taken.get(edit.file) ?? []), edit]);
  }
  const texts = [...taken].map(([file, edits]) => [file, edited(sources.get(file)!, edits)] as const);
  return { texts: new Map(texts), fixed };
}

// Two identical edits count as one.
function clashes(a: TextEdit, b: TextEdit): boolean {
  return a.start < b.end && b.start < a.end && !same(a, b);
}

function same(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}

function edited(text: string, edits: readonly TextEdit[]): string {
  const distinct = edits.filter((edit, index) => !edits.slice(0, index).some((other) => same(edit, other)));
  return distinct
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (result, { start, end, text: replacement }) => result.slice(0, start) + replacement + result.slice(end),
      text,
    );
}
