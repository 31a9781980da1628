import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diffContracts } from '../../src/diff/diff.js';
import type { Change } from '../../src/diff/change.js';
import { rules } from '../../src/diff/rules.js';
import { REPOSITORY } from '../generators/folder.js';
import { CASES } from './cases.js';
import { contractOf, documents } from './editions.js';

const twins = new Map(rules.map(({ id, twin }) => [id, twin]));

async function editions(rule: string) {
  const [old, fresh] = [documents(), documents()];
  CASES[rule]?.change(fresh);
  return Promise.all([contractOf(old), contractOf(fresh)]);
}

function ids(changes: readonly Change[]): readonly string[] {
  return changes.map(({ rule }) => rule).toSorted();
}

describe('rules', () => {
  it('are one a file, named like it', () => {
    const files = ['wire', 'meaning'].flatMap((half) =>
      readdirSync(join(REPOSITORY, 'src/diff/rules', half)).map((file) => `${half}/${file.replace('.ts', '')}`),
    );
    expect(rules.map(({ half, id }) => `${half}/${id}`).toSorted()).toEqual(files.toSorted());
  });

  it('come in pairs: what is found one way is found the other way', () => {
    for (const { id, twin } of rules) expect([id, twins.get(twin)]).toEqual([id, id]);
    for (const { id, kind, twin } of rules) {
      const other = rules.find((rule) => rule.id === twin);
      expect([id, other?.kind]).toEqual([id, kind === 'added' ? 'removed' : kind === 'removed' ? 'added' : 'changed']);
    }
  });

  it('are all tried, they or their twins', () => {
    const tried = Object.keys(CASES).flatMap((id) => [id, twins.get(id)]);
    expect(rules.map(({ id }) => id).filter((id) => !tried.includes(id))).toEqual([]);
  });

  it.each(Object.keys(CASES))('%s finds its change, and tells readers from writers', async (rule) => {
    const [old, fresh] = await editions(rule);
    const changes = diffContracts(old, fresh);
    const own = changes.filter((change) => change.rule === rule);
    expect(own).toHaveLength(1);
    expect({ reader: own[0]?.reader.impact, writer: own[0]?.writer.impact }).toEqual({
      reader: CASES[rule]?.reader,
      writer: CASES[rule]?.writer,
    });
  });

  it.each(Object.keys(CASES))('%s finds nothing else than it should', async (rule) => {
    const [old, fresh] = await editions(rule);
    const others = new Set(ids(diffContracts(old, fresh)).filter((id) => id !== rule));
    expect([...others].filter((id) => !CASES[rule]?.also?.includes(id))).toEqual([]);
  });

  it.each(Object.keys(CASES))('%s has its twin find the same with the editions swapped', async (rule) => {
    const [old, fresh] = await editions(rule);
    const [there, back] = [diffContracts(old, fresh), diffContracts(fresh, old)];
    expect(ids(back)).toEqual(
      ids(there)
        .map((id) => twins.get(id) ?? '')
        .toSorted(),
    );
    const swapped = back.filter(({ rule: id }) => id === twins.get(rule));
    const [one, other] = [there.find(({ rule: id }) => id === rule), swapped[0]];
    if (one?.before !== undefined && one.after !== undefined)
      expect([other?.before, other?.after]).toEqual([one.after, one.before]);
  });

  it('find nothing where nothing changed', async () => {
    expect(diffContracts(await contractOf(documents()), await contractOf(documents()))).toEqual([]);
  });
});
