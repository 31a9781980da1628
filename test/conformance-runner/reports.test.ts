import { beforeAll, describe, expect, it } from 'vitest';
import jsonld from 'jsonld';
import type { RunEvent } from '../../src/conformance/events.js';
import { judgeRecording } from '../../src/conformance/recording.js';
import { runConformance } from '../../src/conformance/run.js';
import { redactHeader, redactor } from '../../src/conformance/transport/redact.js';
import { formatOfFile } from '../../src/report/run/formats.js';
import type { RunReportOptions } from '../../src/report/run/reporter.js';
import { runReporters } from '../../src/report/run/reporters.js';
import { contractFrom, description, json, serving } from './support.js';

const CONTRACT = contractFrom(
  description({
    '/things': {
      get: {
        operationId: 'listThings',
        responses: {
          '200': {
            description: 'OK',
            content: { 'application/json': { schema: { type: 'array', items: { type: 'integer' } } } },
          },
        },
      },
    },
    '/things/{id}': {
      delete: {
        operationId: 'dropThing',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { '204': { description: 'Gone' } },
      },
    },
  }),
);
const HOSTILE = '"><script>alert(1)</script>\u001b[31m]]>';
const redact = redactor(['s3cret-token']);
const OPTIONS: RunReportOptions = {
  color: false,
  width: 80,
  version: '1.2.3',
  titleOf: () => 'Title',
  hide: (name, value) => redactHeader(name, value, redact),
  redact,
  verbose: true,
};
const events: RunEvent[] = [];

beforeAll(async () => {
  await serving(
    (_, response) => json(response, [HOSTILE]),
    (url) =>
      runConformance(
        CONTRACT,
        { server: url, credentials: { bearer: 's3cret-token' } },
        (event) => void events.push(event),
      ),
  );
});

function report(name: keyof typeof runReporters): string {
  let text = '';
  const listen = runReporters[name]((piece) => (text += piece), OPTIONS);
  events.forEach(listen);
  return text;
}

describe('reports of a run', () => {
  it('contain no credentials and no raw control characters, in any format', () => {
    for (const name of Object.keys(runReporters) as (keyof typeof runReporters)[]) {
      expect(report(name), name).not.toContain('s3cret-token');
      expect(report(name), name).not.toContain('\u001b');
    }
  });

  it('stylish groups findings by cause, gives a curl command, and states what was not tested and why', () => {
    const text = report('stylish');
    expect(text).toMatch(/error {2}body-schema {2}\d+ cases/);
    expect(text).toContain('curl -i');
    expect(text).toMatch(/Untested[\s\S]*--writes[\s\S]*DELETE \/things\/\{id\}/);
    expect(text).toMatch(/2 operations: .*1 failed, 1 untested/);
  });

  it('json has the documented properties', () => {
    const { summary, findings } = JSON.parse(report('json')) as {
      summary: Record<string, unknown>;
      findings: Record<string, unknown>[];
    };
    expect(summary).toMatchObject({ tested: true, operations: { failed: 1, untested: 1 } });
    const finding = findings.find(({ check }) => check === 'body-schema');
    expect(finding).toMatchObject({
      severity: 'error',
      outcome: 'failed',
      operation: { method: 'GET', path: '/things' },
      request: { method: 'GET' },
      response: { status: 200 },
    });
    expect(Object.keys(finding!)).toEqual(expect.arrayContaining(['message', 'location', 'curl']));
  });

  it('junit and html are well-formed and escape everything', () => {
    expect(report('junit')).toMatch(/^<\?xml[\s\S]*<\/testsuites>\n$/);
    for (const text of [report('junit'), report('html')]) expect(text).not.toContain('<script>alert');
    expect(report('html')).toContain('id="filter"');
  });

  it('earl is JSON-LD with one assertion per case', async () => {
    const expanded = (await jsonld.expand(JSON.parse(report('earl')) as never)) as unknown as { '@type'?: string[] }[];
    const cases = events.filter(({ kind }) => kind === 'case').length;
    expect(expanded.filter((node) => node['@type']?.includes('http://www.w3.org/ns/earl#Assertion'))).toHaveLength(
      cases,
    );
  });

  it('har is a recording that can be judged without a server', async () => {
    const recording = JSON.parse(report('har')) as { log: { entries: unknown[] } };
    expect(recording.log.entries.length).toBeGreaterThan(3);
    const { findings } = await judgeRecording(CONTRACT, recording as never, () => undefined);
    expect(findings.map(({ check }) => check)).toContain('body-schema');
  });

  it('the name of a file selects the format of a report', () => {
    expect(
      ['run.html', 'a.xml', 'b.json', 'c.har', 'd.jsonld', 'junit:out.txt'].map((name) => formatOfFile(name)?.format),
    ).toEqual(['html', 'junit', 'json', 'har', 'earl', 'junit']);
    expect(formatOfFile('report')).toBeUndefined();
  });
});
