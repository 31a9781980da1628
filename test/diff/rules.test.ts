import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diffContracts } from '../../src/diff/diff.js';
import type { Change } from '../../src/diff/change.js';
import type { Contract } from '../../src/model/contract.js';
import { rules } from '../../src/diff/rules.js';
import { REPOSITORY } from '../generators/folder.js';
import { CASES } from './cases.js';
import { contractOf, documents } from './editions.js';

const twins = new Map(rules.map(({ id, twin }) => [id, twin]));

async function changed(rule: string): Promise<Contract> {
  const fresh = documents();
  CASES[rule]?.change(fresh);
  return contractOf(fresh);
}

function ids(changes: readonly Change[]): readonly string[] {
  return changes.map(({ rule }) => rule).toSorted();
}

describe('rules', () => {
  it('are in one file each, with the name of the rule', () => {
    const files = ['wire', 'meaning'].flatMap((half) =>
      readdirSync(join(REPOSITORY, 'src/diff/rules', half)).map((file) => `${half}/${file.replace('.ts', '')}`),
    );
    expect(rules.map(({ half, id }) => `${half}/${id}`).toSorted()).toEqual(files.toSorted());
  });

  it('come in pairs that find the same change in opposite directions', () => {
    for (const { id, twin } of rules) expect([id, twins.get(twin)]).toEqual([id, id]);
    for (const { id, kind, twin } of rules) {
      const other = rules.find((rule) => rule.id === twin);
      expect([id, other?.kind]).toEqual([id, kind === 'added' ? 'removed' : kind === 'removed' ? 'added' : 'changed']);
    }
  });

  it('are all tested, by themselves or through their twins', () => {
    const tried = Object.keys(CASES).flatMap((id) => [id, twins.get(id)]);
    expect(rules.map(({ id }) => id).filter((id) => !tried.includes(id))).toEqual([]);
  });

  it.each(Object.keys(CASES))(
    '%s finds only its change, and its twin finds the same with the editions swapped',
    async (rule) => {
      const [old, fresh] = await Promise.all([contractOf(documents()), changed(rule)]);
      const [there, back] = [diffContracts(old, fresh), diffContracts(fresh, old)];
      const own = there.filter((change) => change.rule === rule);
      expect(own).toHaveLength(1);
      const { reader, writer, also = [] } = CASES[rule] ?? {};
      expect({ reader: own[0]?.reader.impact, writer: own[0]?.writer.impact }).toEqual({ reader, writer });
      expect(ids(there).filter((id) => id !== rule && !also.includes(id))).toEqual([]);
      expect(ids(back)).toEqual(
        ids(there)
          .map((id) => twins.get(id) ?? '')
          .toSorted(),
      );
      const other = back.find(({ rule: id }) => id === twins.get(rule));
      expect([other?.before, other?.after]).toEqual([own[0]?.after, own[0]?.before]);
    },
  );

  it('report a change once if several operations share it', async () => {
    const shared = documents();
    shared.api.components.parameters = {
      page: { in: 'query', name: 'page', required: true, schema: { type: 'integer' } },
    };
    for (const path of Object.keys(shared.api.paths))
      (shared.api.paths[path].get.parameters ??= []).push({ $ref: '#/components/parameters/page' });
    for (const path of Object.keys(shared.api.paths))
      shared.api.paths[path].get.parameters = shared.api.paths[path].get.parameters.filter(
        (one: { name?: string }) => one.name !== 'page',
      );
    const before = structuredClone(shared);
    shared.api.components.parameters.page.description = 'Which page.';
    const changes = diffContracts(await contractOf(before), await contractOf(shared));
    expect(changes.map(({ rule, subject }) => [rule, subject])).toEqual([
      ['parameter-words-changed', 'GET /batches/{id} and 1 more'],
    ]);
  });

  it('find nothing breaking if credentials are no longer required', async () => {
    const open = documents();
    open.api.security = [];
    const changes = diffContracts(await contractOf(documents()), await contractOf(open));
    const effects = changes.map(({ rule, reader, writer }) => [rule, reader.impact, writer.impact]);
    expect(effects).toContainEqual(['security-removed', 'compatible', 'compatible']);
    expect(effects.flat()).not.toContain('breaking');
  });

  it('find nothing between equal editions', async () => {
    expect(diffContracts(await contractOf(documents()), await contractOf(documents()))).toEqual([]);
  });
});

describe('docs/diff.md', () => {
  it('lists every rule with its title and twin', () => {
    const page = readFileSync(join(REPOSITORY, 'docs/diff.md'), 'utf8');
    const rows = [...page.matchAll(/^\| +`([a-z-]+)` +\| +(.*?) +\| +`?([a-z-]+)`? +\|$/gm)].map(
      ([, id, title, twin]) => [id, title, twin],
    );
    expect(rows).toEqual(rules.map(({ id, title, twin }) => [id, title, twin === id ? 'itself' : twin]));
  });
});
