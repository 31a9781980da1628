import { findSimilar } from '@optique/core/suggestion';
import type { Command, Examples } from './command.js';

/** The command that a command line names, and the words that name it. */
export function namedCommand(args: readonly string[], commands: readonly Command[]): Command | undefined {
  const rest = args[0] === 'help' ? args.slice(1) : args;
  const found = commands.find(({ name }) => name === rest[0]);
  return found && (namedCommand(rest.slice(1), found.subcommands) ?? found);
}

/** The lines of a command's `--help` below its options. */
export function exampleLines(examples: Examples): string {
  return ['', 'Examples:', ...examples.flatMap(([line, does]) => [`  ${line}`, `      ${does}`]), ''].join('\n');
}

/** The option of a command that a mistyped one probably means. */
export function similarOption(args: readonly string[], known: readonly string[]): string | undefined {
  const typed = args.filter((arg) => arg.startsWith('--')).map((arg) => arg.split('=')[0]!);
  const unknown = typed.find((name) => !known.includes(name));
  return unknown === undefined ? undefined : findSimilar(unknown, known)[0];
}
