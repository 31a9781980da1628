/** Reports findings as SARIF 2.1.0. */
import { createHash } from 'node:crypto';
import type { Finding, Location, Severity, SourceLocation } from '../finding.js';
import type { FindingsReport } from './report.js';
import { locationText } from './words.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } satisfies Record<Severity, string>;

/** For code scanning (SARIF 2.1.0, OASIS): one run with one rule per check and one result per finding. */
export function sarif({ findings, version, titleOf }: FindingsReport): string {
  const rules = [...new Set(findings.map(({ check }) => check))].toSorted();
  const run = {
    tool: {
      driver: { name: 'hydra-contract', semanticVersion: version, rules: rules.map((id) => rule(id, titleOf(id))) },
    },
    columnKind: 'utf16CodeUnits',
    results: findings.map((finding) => result(finding, rules.indexOf(finding.check))),
  };
  const $schema = 'https://json.schemastore.org/sarif-2.1.0.json';
  return `${JSON.stringify({ $schema, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function rule(id: string, title: string | undefined) {
  return {
    id,
    shortDescription: { text: title ?? id },
    help: { text: `Run \`hydra-contract explain ${id}\`.` },
  };
}

function result(finding: Finding, ruleIndex: number) {
  const { check, severity, message, location, related = [], hint } = finding;
  const place = location?.kind === 'source' ? [physical(location)] : [];
  const elsewhere = location?.kind === 'exchange' ? `${locationText(location)}: ` : '';
  return {
    ruleId: check,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${elsewhere}${message}${hint === undefined ? '' : `\nHint: ${hint}`}` },
    locations: place,
    ...(related.length === 0 ? {} : { relatedLocations: related.map(relatedLocation) }),
    partialFingerprints: { 'hydraContract/v1': fingerprint(finding) },
  };
}

function physical({ file, line, column, endLine, endColumn }: SourceLocation) {
  const artifactLocation = { uri: fileUri(file) };
  if (line === undefined) return { physicalLocation: { artifactLocation } };
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return { physicalLocation: { artifactLocation, region } };
}

function relatedLocation(location: Location, id: number) {
  const message = { text: locationText(location) };
  return location.kind === 'source' ? { id, message, ...physical(location) } : { id, message };
}

// The first segment of a relative reference must not contain a colon (RFC 3986 §4.2).
function fileUri(file: string): string {
  if (/^https?:/.test(file)) return file;
  const path = file
    .split(/[\\/]/)
    .map((segment) => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd')))
    .join('/');
  return file.startsWith('/') ? `file://${path}` : path;
}

/** Identifies a finding independently of its line. */
function fingerprint({ check, message, location }: Finding): string {
  const file = location?.kind === 'source' ? location.file : '';
  return createHash('sha256')
    .update(JSON.stringify([check, file, message]))
    .digest('hex')
    .slice(0, 32);
}
