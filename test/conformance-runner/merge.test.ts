import { describe, expect, it } from 'vitest';
import { mergeRuns } from '../../src/conformance/merge.js';
import type { Shard, TestOptions } from '../../src/conformance/options.js';
import { runConformance } from '../../src/conformance/run.js';
import type { RunReportOptions } from '../../src/report/run/reporter.js';
import { runReporters } from '../../src/report/run/reporters.js';
import type { JsonObject } from '../../src/model/json.js';
import { startFaulty } from '../broken-servers/fault.js';
import type { Fault } from '../broken-servers/fault.js';
import { SUBJECTS } from '../broken-servers/trial.js';
import createdAs200 from '../broken-servers/response/created-as-200.js';

const STYLE: RunReportOptions = {
  color: false,
  width: 80,
  version: '1.2.3',
  titleOf: () => undefined,
  hide: (_, value) => value,
  redact: (text) => text,
  verbose: false,
};

/** Operations left out, because a part of the contract is enough here. */
const LEFT_OUT = ['listTasks', 'createTask', 'getTask', 'replaceTask', 'updateTask', 'deleteTask'].concat([
  'listContacts',
  'createContact',
  'getContact',
  'replaceContact',
  'deleteContact',
]);

interface Report {
  readonly summary: JsonObject & { readonly tested: boolean };
  readonly cases: readonly { readonly id: string; readonly outcome: string }[];
  readonly findings: readonly { readonly check: string; readonly severity: string; readonly about: string[] }[];
  readonly operations: readonly { readonly id: string; readonly outcome: string }[];
}

/** The JSON report of a run against a new server. */
async function reportOf(fault: Fault | undefined, options: Partial<TestOptions>): Promise<JsonObject> {
  const { own, other, contract, start } = SUBJECTS.crud;
  const running = fault === undefined ? await start() : await startFaulty(fault);
  let text = '';
  const listen = runReporters.json((piece) => (text += piece), STYLE);
  const run = {
    server: running.url,
    credentials: own,
    other,
    writes: true,
    timeout: 30_000,
    exclude: LEFT_OUT,
    ...options,
  };
  try {
    await runConformance(await contract(), run, listen);
  } finally {
    await running.close();
  }
  return JSON.parse(text) as JsonObject;
}

const shard = (index: number, of: number): { shard: Shard } => ({ shard: { index, of } });

async function merged(fault: Fault | undefined, of: number): Promise<Report> {
  const parts: [string, JsonObject][] = [];
  for (let index = 1; index <= of; index++) parts.push([`${index}.json`, await reportOf(fault, shard(index, of))]);
  let text = '';
  mergeRuns(parts).events.forEach(runReporters.json((piece) => (text += piece), STYLE));
  return JSON.parse(text) as Report;
}

const causes = ({ findings }: Report): string[] =>
  findings.map(({ check, severity, about }) => JSON.stringify([check, severity, about])).toSorted();
const outcomes = (rows: Report['cases']): string[] => rows.map(({ id, outcome }) => `${id}: ${outcome}`).toSorted();

describe('merged reports of the parts of a plan', () => {
  it.each<readonly [string, Fault | undefined]>([
    ['correct', undefined],
    ['broken', createdAs200],
  ])('equal the report of the whole run, for a %s server', async (_, fault) => {
    const whole = (await reportOf(fault, {})) as unknown as Report;
    const joined = await merged(fault, 3);
    expect(outcomes(joined.cases)).toEqual(outcomes(whole.cases));
    expect(causes(joined)).toEqual(causes(whole));
    expect(outcomes(joined.operations)).toEqual(outcomes(whole.operations));
    const { requests: _requests, duration: _duration, server: _server, ...counts } = whole.summary;
    expect(joined.summary).toMatchObject(counts);
    expect(causes(joined).length > 0).toBe(fault !== undefined);
  });

  it('must be of one plan with each part once, and name the parts that are missing', async () => {
    const [first, whole] = [await reportOf(undefined, { ...shard(1, 40) }), await reportOf(undefined, shard(2, 41))];
    expect(mergeRuns([['a.json', first]]).missing).toHaveLength(39);
    expect(mergeRuns([['a.json', first]]).summary.notes[0]).toContain('no report of shard 2 of 40');
    expect(() =>
      mergeRuns([
        ['a.json', first],
        ['b.json', first],
      ]),
    ).toThrow('a.json and b.json are both shard 1 of 40');
    expect(() =>
      mergeRuns([
        ['a.json', first],
        ['b.json', whole],
      ]),
    ).toThrow('one of 41 shards');
    expect(() => mergeRuns([['c.json', { findings: [] }]])).toThrow('c.json is not the report of a run');
  });
});
