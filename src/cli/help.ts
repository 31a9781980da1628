/** Helps with usage: examples, and options that were probably meant. */
import { findSimilar } from '@optique/core/suggestion';
import type { Command, Examples } from './command.js';

/** The command or subcommand that a command line names. */
export function namedCommand(args: readonly string[], commands: readonly Command[]): Command | undefined {
  const rest = args[0] === 'help' ? args.slice(1) : args;
  const found = commands.find(({ name }) => name === rest[0]);
  return found && (namedCommand(rest.slice(1), found.subcommands) ?? found);
}

/** The examples that `--help` prints below the options of a command. */
export function exampleLines(examples: Examples): string {
  return ['', 'Examples:', ...examples.flatMap(([line, does]) => [`  ${line}`, `      ${does}`]), ''].join('\n');
}

/** The option that a mistyped one most likely stands for. */
export function similarOption(args: readonly string[], known: readonly string[]): string | undefined {
  const typed = args.filter((arg) => arg.startsWith('--')).map((arg) => arg.split('=')[0]!);
  const unknown = typed.find((name) => !known.includes(name));
  return unknown === undefined ? undefined : findSimilar(unknown, known)[0];
}
