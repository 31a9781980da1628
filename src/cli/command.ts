/**
 * What a command is. To add one:
 *
 * 1. Write `commands/<name>.ts`, which exports one command:
 *    ```ts
 *    export const diff = defineCommand({
 *      name: 'diff',
 *      brief: 'Tell what changed between two editions of a contract',
 *      examples: [['hydra-contract diff dlcs@2020 dlcs@2023', 'between two APIs of redocly.yaml']],
 *      options: merge(contractOptions, reportOptions, object({ old: apiArgument(), new: apiArgument() })),
 *      run: async (options, shell) => {
 *        const { diffContracts } = await import('../../diff/diff.js');
 *        …
 *        return reportFindings(findings, options, shell);
 *      },
 *    });
 *    ```
 * 2. Add it to the list in `commands/index.ts`.
 *
 * At the top of a command's file stand only imports of this folder's small files, of `@optique/core` and of types:
 * `--help` and completion load every command. Whatever does the work is imported inside `run`.
 *
 * A command with subcommands (`pages read`) is a `defineCommandGroup` of commands.
 *
 * `run` returns the exit code (see {@link ExitCode}), throws `UnusableInput` for what cannot be used, and speaks through
 * the shell only. Files are written by `write.ts` only, contracts read by `contracts.ts`, findings printed by `report.ts`.
 */
import { merge, object, or } from '@optique/core/constructs';
import { message, text } from '@optique/core/message';
import type { Message } from '@optique/core/message';
import { map, optional } from '@optique/core/modifiers';
import type { Parser } from '@optique/core/parser';
import { command, flag } from '@optique/core/primitives';
import type { Shell } from './shell.js';

/** 0: clean. 1: a finding of severity error. 2: unusable input or usage, or a run in which nothing could be tested. */
export type ExitCode = 0 | 1 | 2;

/** A parsed command line, ready to run. */
export interface Invocation {
  run(shell: Shell): Promise<ExitCode>;
}

/** Command lines that work, each with what it does. */
export type Examples = readonly (readonly [line: string, does: string])[];

/** A command as the program knows it. */
export interface Command {
  readonly name: string;
  readonly brief: string;
  readonly examples: Examples;
  /** Empty but for a group. */
  readonly subcommands: readonly Command[];
  readonly parser: Parser<'sync', Invocation, unknown>;
}

export interface CommandDefinition<T extends object> {
  readonly name: string;
  /** One line, without a full stop. */
  readonly brief: string;
  readonly examples: Examples;
  /** From `object`, `merge` and the like of `@optique/core/constructs`. */
  readonly options: Parser<'sync', T, Record<string | symbol, unknown>>;
  readonly run: (options: T, shell: Shell) => Promise<ExitCode>;
}

/** Types a command and gives it what every command has. */
export function defineCommand<T extends object>(definition: CommandDefinition<T>): Command {
  const { name, brief, examples, options, run } = definition;
  // `merge` cannot see that T is an object type of string keys; every caller's is.
  const parser = map(merge(options as unknown as OptionsParser, everyCommand), (values) => ({
    run: (shell: Shell) => run(values as unknown as T, shell),
  }));
  return { name, brief, examples, subcommands: [], parser: command(name, parser, { brief: words(brief) }) };
}

/** A command that only has subcommands. */
export function defineCommandGroup(
  name: string,
  brief: string,
  subcommands: readonly [Command, ...Command[]],
): Command {
  const [first, ...rest] = subcommands.map(({ parser }) => parser);
  const parser = command(name, or(first!, ...rest) as typeof first & object, { brief: words(brief) });
  return { name, brief, examples: subcommands.flatMap(({ examples }) => examples), subcommands, parser };
}

type OptionsParser = Parser<'sync', Record<string, unknown>, Record<string | symbol, unknown>>;

const everyCommand = object({
  verbose: optional(flag('--verbose', { description: message`Say more, and print stacks of unforeseen errors.` })),
});

/** Plain words as optique takes them. */
export function words(plain: string): Message {
  return [text(plain)];
}
