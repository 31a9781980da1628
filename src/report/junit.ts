/** Reports findings as JUnit XML. */
import type { Finding } from '../finding.js';
import type { FindingsReport } from './report.js';
import { grouped, locationText } from './words.js';
import { attributes, xml } from './xml.js';

/** For continuous integration (the JUnit XML that Jenkins and GitLab read): one suite per file, one test case per finding. */
export function junit({ findings, subject }: FindingsReport): string {
  const suites = [...grouped(findings)].map(([name, members]) => suite(name === '' ? subject : name, members));
  const totals = { name: 'hydra-contract', tests: Math.max(1, findings.length), failures: failures(findings) };
  const body = suites.length === 0 ? [passed(subject)] : suites;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes(totals)}>`,
    ...body,
    '</testsuites>',
    '',
  ].join('\n');
}

// Only errors fail a build. Notes and warnings are passed test cases with output.
function failures(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity === 'error').length;
}

function suite(name: string, findings: readonly Finding[]): string {
  const counts = { name, tests: findings.length, failures: failures(findings), errors: 0, skipped: 0 };
  return [`  <testsuite${attributes(counts)}>`, ...findings.map(testCase), '  </testsuite>'].join('\n');
}

function testCase(finding: Finding): string {
  const { check, severity, message, location } = finding;
  const source = location?.kind === 'source' ? location : undefined;
  const open = `    <testcase${attributes({ name: `${check}: ${message}`, classname: check, file: source?.file, line: source?.line })}>`;
  const text = xml(details(finding));
  const inside =
    severity === 'error'
      ? `      <failure${attributes({ type: check, message })}>${text}</failure>`
      : `      <system-out>${xml(`${severity}: `)}${text}</system-out>`;
  return [open, inside, '    </testcase>'].join('\n');
}

function details({ message, location, related = [], hint }: Finding): string {
  const places = [location, ...related].filter((place) => place !== undefined).map(locationText);
  return [message, ...places, ...(hint === undefined ? [] : [`hint: ${hint}`])].join('\n');
}

function passed(subject: string): string {
  const counts = attributes({ name: subject, tests: 1, failures: 0, errors: 0, skipped: 0 });
  return `  <testsuite${counts}>\n    <testcase${attributes({ name: 'no findings', classname: 'hydra-contract' })}/>\n  </testsuite>`;
}
