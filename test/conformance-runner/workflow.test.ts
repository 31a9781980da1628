import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunEvent } from '../../src/conformance/events.js';
import type { TestOptions } from '../../src/conformance/options.js';
import { runConformance } from '../../src/conformance/run.js';
import type { Contract } from '../../src/model/contract.js';
import { dlcsServer } from '../broken-servers/correct/dlcs.js';
import type { Hooks } from '../broken-servers/correct/server.js';
import { SUBJECTS } from '../broken-servers/trial.js';
import { contractFrom, description, json, serving } from './support.js';

const CASE = 'workflow-step / batchLife';

/** Runs only the workflow that the contract names. */
async function live(hooks: Hooks, options: Partial<TestOptions> = {}) {
  const { own, contract } = SUBJECTS.dlcs;
  const events: RunEvent[] = [];
  const running = await dlcsServer({}, hooks);
  const replay = [{ check: 'workflow-step', case: CASE }];
  const run = { server: running.url, credentials: own, writes: true, replay, ...options };
  try {
    const { findings } = await runConformance(await contract(), run, (event) => void events.push(event));
    const outcome = events.flatMap((event) => (event.kind === 'case' ? [event.outcome] : []));
    return { findings, outcome, events };
  } finally {
    await running.close();
  }
}

/** A contract with a workflow that sends a request to another server. */
async function contractAstray(elsewhere: string): Promise<Contract> {
  const folder = await mkdtemp(join(tmpdir(), 'workflow-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const paths = { '/things': { get: { operationId: 'list', responses: { '200': { description: 'OK' } } } } };
  await writeFile(join(folder, 'openapi.json'), JSON.stringify(description(paths)));
  const step = { stepId: 'leave', 'x-operation': { method: 'get', url: `${elsewhere}/secret` } };
  const arazzo = {
    arazzo: '1.0.1',
    info: { title: 'W', version: '1' },
    sourceDescriptions: [{ name: 'api', type: 'openapi', url: 'openapi.json' }],
    workflows: [{ workflowId: 'away', steps: [{ ...step, successCriteria: [{ condition: '$statusCode == 200' }] }] }],
  };
  await writeFile(join(folder, 'away.yaml'), JSON.stringify(arazzo));
  const contract = contractFrom(description(paths));
  return { ...contract, settings: { ...contract.settings, workflows: [join(folder, 'away.yaml')] } };
}

describe('workflows of the contract', () => {
  it('complete on a correct server, with the credentials of the run, and emit their exchanges', async () => {
    const { findings, outcome, events } = await live({});
    expect(findings).toEqual([]);
    expect(outcome).toMatchObject([{ id: CASE, outcome: 'passed' }]);
    const seen = events.flatMap((event) => (event.kind === 'exchange' ? [event.exchange.request] : []));
    expect(seen.some(({ method, url }) => method === 'POST' && url.endsWith('/test'))).toBe(true);
  });

  it('report the workflow, the step and the criterion that fails, and no credentials', async () => {
    const { findings, outcome } = await live({
      after: (answer, { method, path }) =>
        method === 'POST' && path.at(-1) === 'test' ? { ...answer, status: 500 } : answer,
    });
    expect(outcome).toMatchObject([{ id: CASE, outcome: 'failed', checks: ['workflow-step'] }]);
    const found = findings.find(({ check }) => check === 'workflow-step');
    expect(found).toMatchObject({ severity: 'error', outcome: 'failed', response: { status: 500 } });
    expect(found!.message).toContain('Workflow batchLife, step test: $statusCode == 200 does not hold.');
    expect(JSON.stringify(findings)).not.toContain('rs-41f0');
  });

  it('are not run without --writes, nor when they or one of their operations are excluded', async () => {
    for (const options of [{ writes: false }, { exclude: ['batchLife'] }, { exclude: ['submitBatch'] }]) {
      const { outcome, events } = await live({}, options);
      expect(outcome).toMatchObject([{ id: CASE, outcome: 'untested' }]);
      const sent = events.flatMap((event) => (event.kind === 'exchange' ? [event.exchange.request.body ?? ''] : []));
      expect(sent.filter((body) => body.includes('ms127-1r'))).toEqual([]);
    }
  });

  it('cannot reach any server but the one under test', async () => {
    let asked = 0;
    await serving(
      (_, response) => json(response, { asked: ++asked }),
      async (elsewhere) => {
        const contract = await contractAstray(elsewhere);
        await serving(
          (_, response) => json(response, []),
          async (server) => {
            const replay = [{ check: 'workflow-step', case: 'workflow-step / away' }];
            const { findings } = await runConformance(contract, { server, writes: true, replay });
            expect(findings.map(({ check }) => check)).toContain('workflow-step');
          },
        );
      },
    );
    expect(asked).toBe(0);
  });
});
