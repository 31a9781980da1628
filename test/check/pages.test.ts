import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/check/checks.js';
import { conformanceChecks } from '../../src/conformance/checks.js';
import type { Finding } from '../../src/finding.js';
import { isUnreadable, unreadableFinding } from '../../src/load/unreadable.js';
import { sourcesIn } from '../architecture/sources.js';
import { checkFiles, summaries } from './support/check-files.js';
import { docPages, section } from './support/doc-pages.js';

const pages = docPages();
const byId = new Map(pages.map((page) => [page.id, page]));

/** Ids of findings from the loader and the engine: they have pages, but are not checks. */
const NOT_CHECKS = ['document-unreadable', 'duplicate-key', 'ref-refused', 'ref-unresolved', 'waiver-stale'];

/** Hyphenated words in quotes: the ids of findings are among them. */
const used = new Set(
  sourcesIn('src', 'generators').flatMap(({ text }) => text.match(/(?<=')[a-z]+(?:-[a-z]+)+(?=')/g) ?? []),
);

describe('parity', () => {
  test('each check has a file of its name, and each file is a check', () => {
    const folder = path.resolve(import.meta.dirname, '../../src/check');
    const rooms = ['openapi', 'hydra', 'correspondence', 'examples'];
    const files = rooms.flatMap((room) =>
      readdirSync(path.join(folder, room)).map((name) => name.replace(/\.ts$/, '')),
    );
    expect(checks.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
  });

  test('each check has a page', () => {
    expect([...checks.map(({ id }) => id), ...NOT_CHECKS].filter((id) => !byId.has(id))).toEqual([]);
  });

  test('each page documents an id that the source code uses', () => {
    expect(pages.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });

  test('each id of findings about pages, generated files and derived documents has a page', () => {
    const reported = [...used].filter((id) => /^(page|generated)-|-gap$/.test(id));
    expect(reported.length).toBeGreaterThan(30);
    expect(reported.filter((id) => !byId.has(id))).toEqual([]);
  });

  test('each check of a live server has a page with its title', () => {
    const without = conformanceChecks.filter(
      ({ id, title }) => !byId.get(id)?.text.startsWith(`# ${id}\n\n**${title.replace(/\.$/, '')}.**`),
    );
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  test.each(checks)(
    'the page of $id has the title, severity and source of the check',
    ({ id, title, source, severity }) => {
      const text = byId.get(id)?.text ?? '';
      expect(text).toContain(`# ${id}\n\n**${title}.** Severity: ${severity}.`);
      expect(text.replaceAll(/\s+/g, ' ')).toContain(`Source: ${source}. `);
      expect(section(text, 'How to fix it').trim()).not.toBe('');
    },
  );
});

/** Pages for findings that are not about contracts at rest have no examples to run. */
const runnable = pages.filter(({ incorrect }) => Object.keys(incorrect).length > 0);

async function judged(files: Readonly<Record<string, string>>, id: string): Promise<readonly Finding[]> {
  try {
    return await checkFiles(files, { skip: id === 'openapi-lint' ? [] : ['openapi-lint'] });
  } catch (error) {
    if (isUnreadable(error)) return [unreadableFinding(error)];
    throw error;
  }
}

describe('the examples', () => {
  test.each(checks)('of $id exist', ({ id }) => {
    expect(runnable.map((page) => page.id)).toContain(id);
  });

  test.each(runnable)('of $id: the incorrect one has a finding', async ({ id, incorrect }) => {
    const found = await judged(incorrect, id);
    const own = found.filter(({ check }) => check === id);
    expect(own, summaries(found).join('\n')).not.toEqual([]);
    for (const { location, hint, message } of own) {
      expect(location).toBeDefined();
      expect(hint).toMatch(/^.*\S[.?]$/s);
      expect(message).toMatch(/^.{10,400}\.$/s);
    }
  });

  test.each(runnable)('of $id: the correct one has none', async ({ id, correct }) => {
    const found = await judged(correct, id);
    expect(summaries(found.filter(({ check }) => check === id))).toEqual([]);
  });
});
