import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checks } from '../../src/check/checks.js';
import { hydraTerms, LEGACY } from '../../src/check/support/hydra-core.js';
import { docPages } from './support/doc-pages.js';

const root = path.resolve(import.meta.dirname, '../..');
const readme = readFileSync(path.join(root, 'docs/checks/README.md'), 'utf8');
const rows = [...readme.matchAll(/^\| (.+) \| (.+) \| (.+) \|$/gm)]
  .slice(1)
  .map(([, statement = '', source = '', ids = '']) => ({ statement, source, ids: ids.split(', ') }));
const listed = rows.flatMap(({ ids }) => ids);

test('each statement of the overview names existing checks', () => {
  expect(rows.length).toBeGreaterThan(40);
  const pages = new Set(docPages().map(({ id }) => id));
  const atRest = listed.filter((id) => !id.endsWith('†'));
  expect(atRest.filter((id) => !pages.has(id))).toEqual([]);
  const live = listed.filter((id) => id.endsWith('†')).map((id) => id.slice(0, -1));
  expect(live.filter((id) => !existsSync(path.join(root, `src/conformance/checks/${id}.ts`)))).toEqual([]);
});

test('each check is listed with a statement', () => {
  expect(checks.map(({ id }) => id).filter((id) => !listed.includes(id))).toEqual([]);
});

/** What Hydra Core states about documents and servers, which checks enforce it, and the successors of old terms. */
const hydraCore = JSON.parse(readFileSync(path.join(root, 'test/fixtures/hydra-core.json'), 'utf8')) as {
  readonly statements: readonly { readonly term: string; readonly checks: readonly string[] }[];
  readonly legacyTerms: Readonly<Record<string, string | null>>;
};

test('each statement of Hydra Core that can be checked is listed with its checks', async () => {
  const { statements } = hydraCore;
  expect(statements).toHaveLength(10);
  const unlisted = statements.filter(
    ({ term, checks: ids }) =>
      !ids.every((id) => rows.some((row) => row.ids.includes(id) && row.source.includes(term))),
  );
  expect(unlisted).toEqual([]);
  const terms = await hydraTerms();
  expect(statements.filter(({ term }) => !terms.has(term.replace('hydra:', '')))).toEqual([]);
});

test('each term of earlier drafts is known with its successor, which is a current term', async () => {
  const legacy = Object.entries(hydraCore.legacyTerms);
  expect(legacy.length).toBeGreaterThan(10);
  const terms = await hydraTerms();
  for (const [term, successor] of legacy) {
    if (successor === null) expect(LEGACY.get(term)).toEqual({});
    else {
      expect(LEGACY.get(term)?.successor?.split(/[ :]/)[0]).toBe(successor);
      expect(terms).toContain(successor);
    }
  }
});
