import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'tsdown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import hydraContract from '../src/redocly.js';
import { checks } from '../src/check/checks.js';
import { docPages } from './check/support/doc-pages.js';
import { folderWith } from './support-files.js';

const root = path.resolve(import.meta.dirname, '..');
const redocly = path.join(root, 'node_modules/@redocly/cli/bin/cli.js');
const page = docPages().find(({ id }) => id === 'operation-returns');

/** The plugin as it is shipped, because Redocly and the worker load JavaScript. It is built next to the packages that it needs. */
let built = '';
beforeAll(async () => {
  built = await mkdtemp(path.join(root, 'node_modules/.plugin-'));
  await build({
    config: false,
    entry: { redocly: path.join(root, 'src/redocly.ts') },
    outDir: built,
    format: 'esm',
    platform: 'node',
    dts: false,
    logLevel: 'silent',
    fixedExtension: false,
  });
});
afterAll(() => rm(built, { recursive: true, force: true }));

interface Problem {
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
  readonly location: readonly {
    readonly source: { readonly ref: string };
    readonly pointer?: string;
    readonly start?: { readonly line: number };
  }[];
}

/** The examples on the documentation pages have no entry point. */
const NO_ENTRY_POINT = 'hydra-contract/entrypoint-path: off';

async function lint(
  files: Readonly<Record<string, string>>,
  rule = 'hydra-contract/class-reachable: off',
): Promise<Problem[]> {
  const config = `plugins: [${JSON.stringify(path.join(built, 'redocly.js'))}]\nextends: [hydra-contract/recommended]\nrules: { ${NO_ENTRY_POINT}, ${rule} }\napis:\n  library:\n    root: openapi.yaml\n    x-hydra-contract: { vocabulary: vocabulary.jsonld }\n`;
  const cwd = await folderWith({ ...files, 'redocly.yaml': config });
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const run = promisify(execFile)(process.execPath, [redocly, 'lint', 'library', '--format=json'], { cwd, env });
  const stdout = await run.then(
    ({ stdout: text }) => text,
    (error: { stdout: string }) => error.stdout,
  );
  return (JSON.parse(stdout) as { problems: Problem[] }).problems;
}

describe('inside redocly lint', () => {
  test('a contradiction between the halves is a problem of the description, with both locations', async () => {
    const problems = await lint(page?.incorrect ?? {});
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ ruleId: 'hydra-contract/operation-returns', severity: 'error' });
    expect(problems[0]?.message).toMatch(
      /^GET \/books\/\{id\}: hydra:returns is ex:Book, but OpenAPI declares ex:Shelf\. Make hydra:returns/,
    );
    expect(problems[0]?.location.map(({ source }) => source.ref)).toEqual(['openapi.yaml', 'vocabulary.jsonld']);
    expect(problems[0]?.location[1]).toMatchObject({ start: { line: expect.any(Number), col: expect.any(Number) } });
    expect(problems[0]?.location[1]?.start?.line).toBeGreaterThan(1);
    expect(problems[0]?.location[1]?.pointer).toBeUndefined();
  });

  test('a correct contract has no problems, and a rule can be turned off', async () => {
    expect(await lint(page?.correct ?? {})).toEqual([]);
    expect(await lint(page?.incorrect ?? {}, 'hydra-contract/operation-returns: off')).toEqual([]);
  });

  test('a vocabulary that cannot be read is a problem and does not abort the run', async () => {
    const problems = await lint({ ...page?.correct, 'vocabulary.jsonld': '{ "@id": ' });
    expect(problems).toMatchObject([{ ruleId: 'hydra-contract/document-unreadable', severity: 'error' }]);
  });
});

test('each check is a rule, except for those that Redocly runs itself', () => {
  const { rules, configs } = hydraContract();
  const own = checks.map(({ id }) => id).filter((id) => id !== 'openapi-lint');
  const ids = [...own, 'document-unreadable', 'duplicate-key', 'waiver-stale'];
  expect(Object.keys(rules?.oas3 ?? {})).toEqual(ids);
  expect(Object.keys(configs?.['recommended']?.rules ?? {})).toEqual(ids.map((id) => `hydra-contract/${id}`));
});
