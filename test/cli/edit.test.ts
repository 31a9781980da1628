import { expect, test } from 'vitest';
import { applyEdits } from '../../src/cli/edit.js';
import type { Finding, TextEdit } from '../../src/finding.js';

const text = 'readonly: true\nwriteonly: false\n';
const sources = new Map([['a.yaml', text]]);

function finding(...fix: TextEdit[]): Finding {
  return { check: 'x', severity: 'error', message: 'm', fix };
}

function edit(word: string, replacement: string, file = 'a.yaml'): TextEdit {
  const start = text.indexOf(word);
  return { file, start, end: start + word.length, text: replacement };
}

test('edits are applied in any order', () => {
  const findings = [
    finding(edit('writeonly', 'readable')),
    finding(edit('readonly', 'writable'), edit('true', 'false')),
  ];
  const { texts, fixed } = applyEdits(findings, sources);
  expect(texts.get('a.yaml')).toBe('writable: false\nreadable: false\n');
  expect(fixed.size).toBe(2);
});

test('two identical edits are applied once', () => {
  const findings = [finding(edit('readonly', 'writable')), finding(edit('readonly', 'writable'))];
  expect(applyEdits(findings, sources).texts.get('a.yaml')).toBe('writable: true\nwriteonly: false\n');
});

test('of two overlapping edits, the second is left for later', () => {
  const findings = [finding(edit('readonly: true', 'x')), finding(edit('true', 'y'))];
  const { texts, fixed } = applyEdits(findings, sources);
  expect(texts.get('a.yaml')).toBe('x\nwriteonly: false\n');
  expect([...fixed]).toEqual([findings[0]]);
});

test('a file that was not read is not edited', () => {
  const findings = [finding(edit('true', 'false'), edit('readonly', 'x', 'b.yaml')), finding()];
  const { texts, fixed } = applyEdits(findings, sources);
  expect(texts.size + fixed.size).toBe(0);
});
