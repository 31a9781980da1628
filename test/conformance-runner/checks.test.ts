import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { conformanceChecks } from '../../src/conformance/checks.js';

const folder = new URL('../../src/conformance/checks/', import.meta.url);
const page = readFileSync(new URL('../../docs/test.md', import.meta.url), 'utf8');

describe('conformance checks', () => {
  it('are one per file, and each is listed exactly once', () => {
    const ids = conformanceChecks.map(({ id }) => id);
    expect(
      readdirSync(folder)
        .map((name) => name.replace(/\.ts$/, ''))
        .toSorted(),
    ).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('judge exchanges, scenarios or failures', () => {
    for (const { id, exchange, scenario, failure } of conformanceChecks)
      expect(
        [exchange, scenario, failure].some((one) => one !== undefined),
        id,
      ).toBe(true);
  });

  it.each(conformanceChecks.map((check) => [check.id, check] as const))(
    '%s is in the guide, with its severity, title and source',
    (id, { severity, title, source }) => {
      expect(page).toContain(`| \`${id}\` | ${severity} | ${title} | ${source} |`);
    },
  );
});
