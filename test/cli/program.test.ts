import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.js';
import { wantsColor } from '../../src/cli/shell.js';
import { root } from '../architecture/sources.js';
import { hydraContract } from './shell.js';

describe('the command line', () => {
  test('without arguments shows the help, which lists every command', async () => {
    const { code, out, err } = await hydraContract('.');
    expect(code).toBe(0);
    expect(err).toBe('');
    for (const { name } of commands) expect(out).toContain(`\n  ${name} `);
    expect((await hydraContract('.', '--help')).out).toBe(out);
  });

  test('has one command per file, each in the table of the README', () => {
    const files = readdirSync(join(root, 'src/cli/commands')).map((file) => file.replace(/\.ts$/, ''));
    const names = commands.map(({ name }) => name);
    expect(files.filter((name) => name !== 'index').toSorted()).toEqual(names.toSorted());
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(names.filter((name) => !readme.includes(`\n| \`${name}\` | `))).toEqual([]);
  });

  test.each(commands.map((command) => [command.name, command] as const))(
    '%s --help shows examples that parse, in at most 80 columns',
    async (name, { examples }) => {
      const { code, out } = await hydraContract('.', name, '--help');
      expect(code).toBe(0);
      expect(examples.length).toBeGreaterThan(0);
      for (const [line] of examples.filter(([text]) => text.startsWith('hydra-contract '))) {
        expect(out).toContain(line);
        const words = line
          .match(/'[^']*'|\S+/g)!
          .slice(1)
          .map((word) => word.replaceAll("'", ''));
        expect((await hydraContract('.', ...words, '--help')).code).toBe(0);
      }
      expect(out.split('\n').filter((line) => [...line.trimEnd()].length > 80)).toEqual([]);
    },
  );

  test.each([
    [['chek'], 'check'],
    [['genrate'], 'generate'],
    [['check', '--formt', 'json'], '--format'],
    [['check', '--fial-on=error'], '--fail-on'],
  ])('%j suggests what was meant, and exits 2', async (args, meant) => {
    const { code, out, err } = await hydraContract('.', ...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(new RegExp(`Did you mean .*${meant}`));
  });

  test.each([
    [['check', '--format', 'jsno'], /"json"/],
    [['check', '--format'], /requires/i],
    [['explain', 'a', 'b'], /b/],
    [['check', ''], /empty/],
  ])('%j is a usage error', async (args, words) => {
    const { code, err } = await hydraContract('.', ...args);
    expect(code).toBe(2);
    expect(err).toMatch(words);
  });

  test.each(['bash', 'zsh', 'fish'])('completes in %s', async (shell) => {
    expect((await hydraContract('.', 'completion', shell)).out).toContain('hydra-contract');
    expect((await hydraContract('.', 'completion', shell, 'che')).out).toContain('check');
    expect((await hydraContract('.', 'completion', shell, 'check', '--form')).out).toContain('--format');
  });

  test('prints its version', async () => {
    expect((await hydraContract('.', '--version')).out).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });
});

test.each([
  [{}, true, true],
  [{}, undefined, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ CI: 'true' }, true, false],
  [{ TERM: 'dumb' }, true, false],
  [{ FORCE_COLOR: '1' }, undefined, true],
  [{ FORCE_COLOR: '0' }, true, false],
])('colours with %j on a terminal (%s): %s', (env, isTerminal, wanted) => {
  expect(wantsColor(env, isTerminal)).toBe(wanted);
});
