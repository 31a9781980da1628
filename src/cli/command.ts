/**
 * Defines what a command is; CONTRIBUTING.md describes how to add one.
 *
 * A command's file may import only the small files of this folder, `@optique/core` and types at the top, because
 * `--help` and completion load every command. Import whatever does the work inside `run`, which returns the exit code
 * (see {@link ExitCode}), throws `UnusableInput` for input that cannot be used, and writes through the shell only.
 */
import { merge, object, or } from '@optique/core/constructs';
import { message, text } from '@optique/core/message';
import type { Message } from '@optique/core/message';
import { map, optional } from '@optique/core/modifiers';
import type { Parser } from '@optique/core/parser';
import { command, flag } from '@optique/core/primitives';
import type { Usage, UsageTerm } from '@optique/core/usage';
import type { Shell } from './shell.js';

/** 0: clean. 1: a finding of severity error. 2: unusable input or usage, or a run in which nothing could be tested. */
export type ExitCode = 0 | 1 | 2;

/** A parsed command line, ready to run. */
export interface Invocation {
  run(shell: Shell): Promise<ExitCode>;
}

/** Example command lines, each with a description. */
export type Examples = readonly (readonly [line: string, does: string])[];

/** A registered command. */
export interface Command {
  readonly name: string;
  readonly brief: string;
  readonly examples: Examples;
  /** Empty unless the command is a group. */
  readonly subcommands: readonly Command[];
  readonly parser: Parser<'sync', Invocation, unknown>;
}

export interface CommandDefinition<T extends object> {
  readonly name: string;
  /** One line, without a final period. */
  readonly brief: string;
  readonly examples: Examples;
  /** Built with `object`, `merge` and similar functions of `@optique/core/constructs`. */
  readonly options: Parser<'sync', T, Record<string | symbol, unknown>>;
  readonly run: (options: T, shell: Shell) => Promise<ExitCode>;
}

/** Creates a command and adds the options that every command has. */
export function defineCommand<T extends object>(definition: CommandDefinition<T>): Command {
  const { name, brief, examples, options, run } = definition;
  // `merge` cannot infer that T is an object type with string keys, which holds for every caller.
  const parser = map(merge(options as unknown as OptionsParser, everyCommand), (values) => ({
    run: (shell: Shell) => run(values as unknown as T, shell),
  }));
  return {
    name,
    brief,
    examples,
    subcommands: [],
    parser: command(name, parser, { brief: plainMessage(brief), usageLine: shortUsage }),
  };
}

/** Creates a command that only has subcommands. */
export function defineCommandGroup(
  name: string,
  brief: string,
  subcommands: readonly [Command, ...Command[]],
): Command {
  const [first, ...rest] = subcommands.map(({ parser }) => parser);
  const parser = command(name, or(first!, ...rest) as typeof first & object, {
    brief: plainMessage(brief),
    usageLine: [{ type: 'literal', value: subcommands.map((each) => each.name).join('|') }, { type: 'ellipsis' }],
  });
  return { name, brief, examples: subcommands.flatMap(({ examples }) => examples), subcommands, parser };
}

type OptionsParser = Parser<'sync', Record<string, unknown>, Record<string | symbol, unknown>>;

const everyCommand = object({
  verbose: optional(flag('--verbose', { description: message`Verbose output, with the stack of unexpected errors.` })),
});

/** A usage line that fits on a terminal: optional options are summed up, since they are listed below it. */
function shortUsage(usage: Usage): Usage {
  const kept = usage.filter((term) => !isOptionalOption(term));
  return kept.length === usage.length ? usage : [{ type: 'literal', value: '[OPTIONS]' }, ...kept];
}

function isOptionalOption(term: UsageTerm): boolean {
  if (term.type === 'multiple') return term.min === 0 && term.terms.every(isOption);
  return term.type === 'optional' && term.terms.every(isOption);
}

function isOption(term: UsageTerm): boolean {
  return 'terms' in term && Array.isArray(term.terms) ? (term.terms as Usage).every(isOption) : term.type === 'option';
}

/** Plain text as a message of optique. */
export function plainMessage(plain: string): Message {
  return [text(plain)];
}
