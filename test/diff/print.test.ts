import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/diff/change.js';
import { breaking, compatible, wordsOnly } from '../../src/diff/effects.js';
import { changeFindings } from '../../src/diff/findings.js';
import { printers } from '../../src/diff/print/printers.js';

const REMOVED: Change = {
  rule: 'property-removed',
  half: 'meaning',
  kind: 'removed',
  subject: 'vocab:Batch/estCompletion',
  message: 'vocab:Batch no longer supports the property estCompletion.',
  reader: breaking('Readers that use it no longer find it.'),
  writer: compatible('It could not be written.'),
  old: { kind: 'source', file: 'old.jsonld', line: 7, column: 3 },
};
const ADDED: Change = {
  rule: 'operation-added',
  half: 'wire',
  kind: 'added',
  subject: 'POST /queue',
  message: 'POST /queue is new.',
  reader: compatible('Nobody has to call it.'),
  writer: compatible('Nobody has to call it.'),
  new: { kind: 'source', file: 'new.yaml', line: 9, column: 5 },
};
const WORDED: Change = {
  rule: 'class-words-changed',
  half: 'meaning',
  kind: 'changed',
  subject: 'vocab:Batch',
  message: 'The title was "Batch", it is "Job".',
  ...wordsOnly(),
};
const report = { old: 'dlcs@2020', new: 'dlcs@2023', changes: [REMOVED, ADDED, WORDED], version: '1.2.3' };
const style = { width: 60, color: false };

function golden(name: string): string {
  return readFileSync(join(import.meta.dirname, '../goldens/diff', name), 'utf8');
}

describe('printed', () => {
  it('for a terminal, within its columns', () => {
    const text = printers.stylish(report, style);
    expect(text).toBe(golden('changes.txt'));
    expect(text.split('\n').filter((line) => line.length > 60)).toEqual([]);
  });

  it('as a changelog', () => {
    expect(printers.markdown(report)).toBe(golden('changes.md'));
  });

  it('for programs, as its schema says', async () => {
    const told = JSON.parse(printers.json(report)) as { findings: object[] };
    expect(told).toMatchObject({ version: 1, old: 'dlcs@2020', new: 'dlcs@2023' });
    expect(told).toMatchObject({
      summary: { findings: 3, error: 1, warning: 0, info: 2, breaking: 1, compatible: 1, editorial: 1 },
    });
    expect(told.findings[0]).toMatchObject({
      check: 'property-removed',
      severity: 'error',
      impact: 'breaking',
      location: REMOVED.old,
      subject: REMOVED.subject,
      reader: REMOVED.reader,
    });
    const { Ajv2020 } = await import('ajv/dist/2020.js');
    const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../schemas/diff.json'), 'utf8')) as object;
    const validate = new Ajv2020({ allErrors: true }).compile(schema);
    expect([validate(told), validate.errors]).toEqual([true, null]);
    expect(validate({ ...told, findings: [{ check: 'x' }] })).toBe(false);
  });

  it('as findings: what breaks is an error, where the later edition says it, else the earlier', () => {
    expect(
      changeFindings([REMOVED, ADDED]).map(({ check, severity, location }) => [check, severity, location]),
    ).toEqual([
      ['property-removed', 'error', REMOVED.old],
      ['operation-added', 'info', ADDED.new],
    ]);
  });

  it('with names as data', () => {
    const hostile = {
      ...REMOVED,
      subject: 'a`b|<script>\n# x',
      message: '</details> <script> [x](y) \u001B[2J\n\n# x',
    };
    const text = printers.markdown({ ...report, changes: [hostile] });
    expect(text.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(2);
    expect(text).not.toContain('\n</details>');
    expect(text.replaceAll(/(`+)[^`].*?\1/g, '')).not.toMatch(/(?<!\\)</);
    expect(printers.stylish({ ...report, changes: [hostile] }, style)).not.toContain('\u001B');
  });
});
