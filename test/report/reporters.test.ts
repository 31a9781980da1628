import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding.js';
import { FORMATS } from '../../src/report/formats.js';
import { findingsReport } from '../../src/report/report.js';
import { reporters } from '../../src/report/reporters.js';
import { anyFinding, samples, source } from './findings.js';

const style = { color: false, width: 80 };
const sources = new Map([['spec/openapi.yaml', source]]);
const report = findingsReport(samples, { sources, version: '1.2.3', subject: '2 contracts', known: 1 });
const clean = findingsReport([], { subject: '2 contracts' });
const validReport = new Ajv2020().compile(
  JSON.parse(readFileSync(new URL('../../schemas/report.json', import.meta.url), 'utf8')),
);

/** Control characters and bidirectional overrides, which could move the cursor or disguise a name. Newlines are tested separately. */
const hidden = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe.each(FORMATS)('%s', (format) => {
  const render = reporters[format];

  test('matches its golden', async () => {
    await expect(render(report, style)).toMatchFileSnapshot(`../goldens/report/${format}.txt`);
    await expect(render(clean, style)).toMatchFileSnapshot(`../goldens/report/${format}-clean.txt`);
  });

  test('accepts any finding and ends with a newline', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 4 }), fc.integer({ min: 20, max: 120 }), (findings, width) => {
        expect(render(findingsReport(findings, { sources }), { color: true, width })).toMatch(/\n$/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('stylish', () => {
  test('keeps within the width of the terminal unless a word is longer', () => {
    const lines = reporters.stylish(report, style).split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  test('uses colours only if they are enabled', () => {
    expect(reporters.stylish(report, { ...style, color: true })).toContain('\u001b[31merror\u001b[39m');
    expect(reporters.stylish(report, style)).not.toContain('\u001b');
  });

  test('prints no control character from a document', () => {
    fc.assert(
      fc.property(anyFinding, (finding) => {
        const text = reporters.stylish(findingsReport([finding], { sources: new Map([['', finding.message]]) }), style);
        expect(text).not.toMatch(hidden);
      }),
    );
  });

  test('shows the source at a location in a very long line', () => {
    const text = `${'x'.repeat(50_000)}"here"${'y'.repeat(50_000)}`;
    const location = { kind: 'source', file: 'min.json', line: 1, column: 50_001 } as const;
    const long = findingsReport([{ check: 'c', severity: 'error', message: 'm', location }], {
      sources: new Map([['min.json', text]]),
    });
    const lines = reporters.stylish(long, style).split('\n');
    const code = lines.find((line) => line.includes('"here"'))!;
    const marks = lines.find((line) => line.includes('~'))!;
    expect(code.length).toBeLessThanOrEqual(80);
    expect(code.slice(marks.indexOf('~'), marks.lastIndexOf('~') + 1)).toBe('"here"');
  });

  test('shows the source once per check if there are many findings', () => {
    const many = Array.from({ length: 50 }, (_, index): Finding => ({ ...samples[0]!, hint: `hint ${index}` }));
    const text = reporters.stylish(findingsReport(many, { sources }), style);
    expect(text.match(/ ~+$/gm)).toHaveLength(1);
    expect(text.match(/operation-status/g)).toHaveLength(50);
  });
});

test('stylish groups findings of one check at one location', () => {
  const cluster = ['first', 'second'].map((message): Finding => ({ ...samples[0]!, message }));
  const text = reporters.stylish(findingsReport(cluster, { sources }), style);
  expect(text).toMatch(/operation-status\n {2}first\n {2}second\n/);
  expect(text.match(/operation-status/g)).toHaveLength(1);
  expect(text).toContain('2 errors');
});

test('json conforms to its schema for any findings', () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 4 }), (findings) => {
      const document = JSON.parse(reporters.json(findingsReport(findings), style));
      validReport(document);
      expect(validReport.errors).toBe(null);
      expect(document.findings).toEqual(JSON.parse(JSON.stringify(findings)));
    }),
  );
});

test('junit is well-formed XML in which only errors are failures', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    isArray: (name) => name.startsWith('test'),
  });
  fc.assert(
    fc.property(fc.array(anyFinding, { minLength: 1, maxLength: 4 }), (findings) => {
      const text = reporters.junit(findingsReport(findings), style);
      expect(XMLValidator.validate(text)).toBe(true);
      const [suites] = parser.parse(text).testsuites;
      expect(Number(suites['@_tests'])).toBe(findings.length);
      expect(Number(suites['@_failures'])).toBe(findings.filter(({ severity }) => severity === 'error').length);
    }),
  );
});

test('sarif has a rule for each result and locations as URIs', () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 4 }), (findings) => {
      const [run] = JSON.parse(reporters.sarif(findingsReport(findings), style)).runs;
      for (const { ruleId, ruleIndex, locations } of run.results) {
        expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
        for (const { physicalLocation } of locations) {
          expect(() => new URL(physicalLocation.artifactLocation.uri, 'file:///a/b')).not.toThrow();
        }
      }
    }),
  );
});

test('a sarif fingerprint does not depend on the line', () => {
  const fingerprints = (findings: readonly Finding[]) =>
    JSON.parse(reporters.sarif(findingsReport(findings), style)).runs[0].results.map(
      (result: { partialFingerprints: unknown }) => result.partialFingerprints,
    );
  const moved = samples.map((finding) =>
    finding.location?.kind === 'source' ? { ...finding, location: { ...finding.location, line: 99 } } : finding,
  );
  expect(fingerprints(moved)).toEqual(fingerprints(samples));
});

test('github prints one line per finding, so that no name can start a command', () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 4 }), (findings) => {
      const lines = reporters.github(findingsReport(findings), style).trimEnd().split('\n');
      expect(lines).toHaveLength(findings.length + 1);
      for (const line of lines.slice(0, -1)) expect(line).toMatch(/^::(error|warning|notice) [^:]*::/);
      expect(lines.at(-1)).not.toMatch(/^::/);
    }),
  );
});

test('markdown prints one row of four cells per finding', () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { minLength: 1, maxLength: 4 }), (findings) => {
      const rows = reporters
        .markdown(findingsReport(findings), style)
        .split('\n')
        .filter((line) => /^\| (error|warning|note) \|/.test(line));
      expect(rows).toHaveLength(findings.length);
      for (const row of rows) expect(row.replaceAll(/\\./g, '').match(/\|/g)).toHaveLength(5);
    }),
  );
});
