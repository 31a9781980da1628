import process from 'node:process';

/**
 * All that a command sees of the world outside: data goes to `out` (stdout), words for people to `say` (stderr).
 * Commands never touch `process` or `console`, so that tests hand in a shell of their own.
 */
export interface Shell {
  /** The working folder: names of files are relative to it. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes data to stdout, exactly as given. */
  out(text: string): void;
  /** Writes a line for people to stderr. */
  say(text: string): void;
  /** Shows what is going on in one line that is replaced by the next; an empty text clears it. Silent off a terminal. */
  progress(text: string): void;
  /** Whether stdout takes colours. */
  readonly color: boolean;
  /** Columns of the terminal, 80 where there is none. */
  readonly width: number;
  /** `--verbose`: stacks and details. */
  readonly verbose: boolean;
  /** Aborted by Ctrl-C or SIGTERM. A second Ctrl-C ends the process at once. */
  readonly signal: AbortSignal;
}

/** Longer than this (milliseconds) is worth a progress line. */
const PATIENCE = 1000;

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

/** https://no-color.org and https://force-color.org; a continuous integration log takes none. */
export function wantsColor(env: Shell['env'], isTerminal: boolean | undefined): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0';
  return isTerminal === true && !env['CI'] && env['TERM'] !== 'dumb';
}

function progressLine(write: (text: string) => void, columns = 80): (text: string) => void {
  const start = performance.now();
  let shown = false;
  return (text) => {
    if (text === '' ? !shown : performance.now() - start < PATIENCE) return;
    write(`\r\u001b[2K${text.slice(0, columns - 1)}`);
    shown = text !== '';
  };
}

function interrupted(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}
