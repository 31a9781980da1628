import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checks } from '../../src/check/checks.js';
import { docPages } from './support/doc-pages.js';

const root = path.resolve(import.meta.dirname, '../..');
const readme = readFileSync(path.join(root, 'docs/checks/README.md'), 'utf8');
const rows = [...readme.matchAll(/^\| (.+) \| (.+) \| (.+) \|$/gm)]
  .slice(1)
  .map(([, statement = '', source = '', ids = '']) => ({ statement, source, ids: ids.split(', ') }));
const named = rows.flatMap(({ ids }) => ids);

test('each statement names checks, each of which is there', () => {
  expect(rows.length).toBeGreaterThan(40);
  const pages = new Set(docPages().map(({ id }) => id));
  const here = named.filter((id) => !id.endsWith('†'));
  expect(here.filter((id) => !pages.has(id))).toEqual([]);
  const elsewhere = named.filter((id) => id.endsWith('†')).map((id) => id.slice(0, -1));
  expect(elsewhere.filter((id) => !existsSync(path.join(root, `src/conformance/checks/${id}.ts`)))).toEqual([]);
});

test('each check stands for a statement', () => {
  expect(checks.map(({ id }) => id).filter((id) => !named.includes(id))).toEqual([]);
});

/** The facts that the project was built on, where they are at hand. */
const facts = path.resolve(root, '../shared/FACTS.md');

test.skipIf(!existsSync(facts))('no statement of the facts about Hydra is without a row', () => {
  const text = existsSync(facts) ? readFileSync(facts, 'utf8') : '';
  const [, hydra = ''] = /^## 2\..*?\n(.*?)^## 3\./ms.exec(text) ?? [];
  const legacy = /Legacy terms[^\n]*/.exec(hydra)?.[0] ?? '';
  const terms = [...legacy.matchAll(/`([A-Za-z]+)`/g)].map(([, term = '']) => term);
  expect(terms.length).toBeGreaterThan(10);
  const statements = [...hydra.matchAll(/^\| (H\d+) \| (.+) \| ([^|]+) \|$/gm)].map(([, id = '', , where = '']) => ({
    id,
    where,
  }));
  expect(statements.map(({ id }) => id)).toEqual(Object.keys(STATEMENTS));
  expect(
    Object.values(STATEMENTS)
      .flat()
      .filter((id) => !named.includes(id)),
  ).toEqual([]);
});

/** Which check a numbered statement is held by. */
const STATEMENTS: Readonly<Record<string, readonly string[]>> = {
  H1: ['operation-has-method'],
  H2: ['member-assertion'],
  H3: ['operation-on-property'],
  H4: ['api-documentation-linked†'],
  H5: ['api-documentation-linked†'],
  H6: ['problem-status†'],
  H7: ['problem-status†'],
  H10: ['iri-template'],
  H13: ['title-conflict'],
  H15: ['operation-status', 'operation-returns'],
};
