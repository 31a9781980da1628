/** Parses the command line and runs the command. */
import { bash, fish, zsh } from '@optique/core/completion';
import { or } from '@optique/core/constructs';
import { runParser } from '@optique/core/facade';
import { commandLine, lineBreak, message } from '@optique/core/message';
import type { Parser } from '@optique/core/parser';
import { extractOptionNames } from '@optique/core/usage';
import { UnusableInput } from '../finding.js';
import { commands } from './commands/index.js';
import { plainMessage } from './command.js';
import type { Command, ExitCode, Invocation } from './command.js';
import { exampleLines, namedCommand, similarOption } from './help.js';
import { describeUnusable } from './unusable.js';
import type { Shell } from './shell.js';
import { version } from './version.js';

/** Parses a command line and runs it; every outcome is an exit code. */
export async function runProgram(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const parsed = parse(args.length === 0 ? ['--help'] : args, shell);
  if (typeof parsed === 'number') return parsed;
  try {
    return await parsed.run(shell);
  } catch (error) {
    shell.progress('');
    shell.say(explain(error, shell));
    return 2;
  }
}

function parse(args: readonly string[], shell: Shell): Invocation | ExitCode {
  const [first, ...rest] = commands.map(({ parser }) => parser);
  const parser = or(first!, ...rest) as unknown as Parser<'sync', Invocation, unknown>;
  const named = namedCommand(args, commands);
  return runParser<typeof parser, ExitCode, ExitCode>(parser, 'hydra-contract', args, {
    ...layout(shell),
    ...(named === undefined ? { footer: FOOTER } : {}),
    help: {
      option: { names: ['-h', '--help'] },
      command: true,
      onShow: (): ExitCode => {
        if (named !== undefined) shell.out(exampleLines(named.examples));
        return 0;
      },
    },
    version: { value: version(), option: true, onShow: (): ExitCode => 0 },
    completion: { command: true, shells: { bash, zsh, fish }, onShow: (): ExitCode => 0 },
    onError: (): ExitCode => {
      shell.say(advice(args, named));
      return 2;
    },
  }) as Invocation | ExitCode;
}

function layout(shell: Shell) {
  return {
    stdout: (text: string) => shell.out(`${text}\n`),
    stderr: (text: string) => shell.say(text),
    colors: shell.color,
    maxWidth: Math.max(60, shell.width),
    termWidth: 'auto',
    showDefault: true,
    showChoices: true,
    brief: plainMessage('Contract-first toolkit for HTTP APIs described by OpenAPI, a Hydra vocabulary, or both'),
    usageLine: [{ type: 'ellipsis' }],
    aboveError: 'none',
  } as const;
}

/** What to do about a usage error; printed below the parser's own message. */
function advice(args: readonly string[], named: Command | undefined): string {
  if (named === undefined) return 'Run `hydra-contract --help` for a list of commands.';
  const similar = similarOption(args, [...extractOptionNames(named.parser.usage)]);
  const meant = similar === undefined ? '' : `Did you mean \`${similar}\`? `;
  return `${meant}Run \`hydra-contract ${named.name} --help\` for its options.`;
}

const FOOTER = message`To get started, without any configuration:${lineBreak()}  ${commandLine(
  'hydra-contract check openapi.yaml',
)}${lineBreak()}Exit codes: 0 clean, 1 findings of severity error, 2 unusable input or usage.`;

function explain(error: unknown, shell: Shell): string {
  if (error instanceof UnusableInput) return describeUnusable(error, shell.verbose);
  const { message: text, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  if (shell.verbose) return stack ?? text;
  return `error: ${text}\nThis is a bug in hydra-contract, not a mistake of yours. Run again with --verbose to see the stack.`;
}
