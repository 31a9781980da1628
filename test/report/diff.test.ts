import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/diff/change.js';
import { breaking, compatible, textOnly } from '../../src/diff/effects.js';
import { changeFindings } from '../../src/diff/findings.js';
import { diffReporters } from '../../src/report/diff/reporters.js';

const REMOVED: Change = {
  rule: 'property-removed',
  half: 'meaning',
  kind: 'removed',
  subject: 'vocab:Batch/estCompletion',
  message: 'The property estCompletion was removed from the class vocab:Batch.',
  reader: breaking('Readers that use it no longer find it.'),
  writer: compatible('The property was not writable.'),
  old: { kind: 'source', file: 'old.jsonld', line: 7, column: 3 },
};
const ADDED: Change = {
  rule: 'operation-added',
  half: 'wire',
  kind: 'added',
  subject: 'POST /queue',
  message: 'The operation POST /queue was added.',
  reader: compatible('Existing clients do not call it.'),
  writer: compatible('Existing clients do not call it.'),
  new: { kind: 'source', file: 'new.yaml', line: 9, column: 5 },
};
const RETITLED: Change = {
  rule: 'class-words-changed',
  half: 'meaning',
  kind: 'changed',
  subject: 'vocab:Batch',
  message: 'The title changed from "Batch" to "Job".',
  ...textOnly(),
};
const report = { old: 'dlcs@2020', new: 'dlcs@2023', changes: [REMOVED, ADDED, RETITLED], version: '1.2.3' };
const style = { width: 60, color: false };

function golden(name: string): string {
  return readFileSync(join(import.meta.dirname, '../goldens/diff', name), 'utf8');
}

describe('a comparison', () => {
  it('is printed for a terminal within its width', () => {
    const text = diffReporters.stylish(report, style);
    expect(text).toBe(golden('changes.txt'));
    expect(text.split('\n').filter((line) => line.length > 60)).toEqual([]);
  });

  it('is printed as a changelog', () => {
    expect(diffReporters.markdown(report, style)).toBe(golden('changes.md'));
  });

  it('is printed for programs in conformance with its schema', async () => {
    const printed = JSON.parse(diffReporters.json(report, style)) as { findings: object[] };
    expect(printed).toMatchObject({ version: 1, old: 'dlcs@2020', new: 'dlcs@2023' });
    expect(printed).toMatchObject({
      summary: { findings: 3, error: 1, warning: 0, info: 2, breaking: 1, compatible: 1, editorial: 1 },
    });
    expect(printed.findings[0]).toMatchObject({
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
    expect([validate(printed), validate.errors]).toEqual([true, null]);
    expect(validate({ ...printed, findings: [{ check: 'x' }] })).toBe(false);
  });

  it('becomes findings: breaking changes are errors, located in the later edition if possible', () => {
    expect(
      changeFindings([REMOVED, ADDED]).map(({ check, severity, location }) => [check, severity, location]),
    ).toEqual([
      ['property-removed', 'error', REMOVED.old],
      ['operation-added', 'info', ADDED.new],
    ]);
  });

  it('is printed with names as data', () => {
    const hostile = {
      ...REMOVED,
      subject: 'a`b|<script>\n# x',
      message: '</details> <script> [x](y) \u001B[2J\n\n# x',
    };
    const text = diffReporters.markdown({ ...report, changes: [hostile] }, style);
    expect(text.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(2);
    expect(text).not.toContain('\n</details>');
    expect(text.replaceAll(/(`+)[^`].*?\1/g, '')).not.toMatch(/(?<!\\)</);
    expect(diffReporters.stylish({ ...report, changes: [hostile] }, style)).not.toContain('\u001B');
  });
});
