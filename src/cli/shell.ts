/** Connects commands with the process: streams, environment, signals. */
import process from 'node:process';

/**
 * A command's only access to its environment: data goes to `out` (stdout), messages for people to `say` (stderr).
 * Commands never use `process` or `console`, so tests can pass their own shell.
 */
export interface Shell {
  /** The working folder; file names are relative to it. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes data to stdout, exactly as given. */
  out(text: string): void;
  /** Writes a line for people to stderr. */
  say(text: string): void;
  /** Shows progress in one line that the next one replaces; an empty text clears it. Does nothing without a terminal. */
  progress(text: string): void;
  /** Whether stdout supports colors. */
  readonly color: boolean;
  /** Width of the terminal in columns; 80 without a terminal. */
  readonly width: number;
  /** `--verbose`: print stacks and details. */
  readonly verbose: boolean;
  /** Aborted by Ctrl-C or SIGTERM. A second Ctrl-C ends the process immediately. */
  readonly signal: AbortSignal;
}

/** Commands that run longer than this (milliseconds) show a progress line. */
const PROGRESS_DELAY = 1000;

/** The shell of this process. */
export function processShell(args: readonly string[]): Shell {
  const { stdout, stderr, env } = process;
  return {
    cwd: process.cwd(),
    env,
    out: (text) => void stdout.write(text),
    say: (text) => void stderr.write(`${text}\n`),
    progress: env['CI'] || !stderr.isTTY ? () => {} : progressLine((text) => stderr.write(text), stderr.columns),
    color: wantsColor(env, stdout.isTTY),
    width: stdout.columns ?? 80,
    verbose: args.includes('--verbose'),
    signal: interrupted(),
  };
}

/** https://no-color.org and https://force-color.org; no colors in continuous integration logs. */
export function wantsColor(env: Shell['env'], isTerminal: boolean | undefined): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0';
  return isTerminal === true && !env['CI'] && env['TERM'] !== 'dumb';
}

function progressLine(write: (text: string) => void, columns = 80): (text: string) => void {
  const start = performance.now();
  let shown = false;
  return (text) => {
    if (text === '' ? !shown : performance.now() - start < PROGRESS_DELAY) return;
    write(`\r\u001b[2K${text.slice(0, columns - 1)}`);
    shown = text !== '';
  };
}

function interrupted(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}
