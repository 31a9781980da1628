/** Shared by all benchmarks: runs programs in turn, several times, and compares the medians. Results are ratios, not times. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Programs that run one after the other to do a job. */
export interface Contender {
  readonly name: string;
  readonly steps: readonly (readonly string[])[];
  readonly cwd?: string;
}

/** The medians over the runs of a contender. */
export interface Figures {
  /** Milliseconds for all steps together. */
  readonly time: number;
  /** Peak memory of the largest step in MB, if known. */
  readonly memory: number | undefined;
}

/** A step that runs a file with Node.js. */
export function node(...args: readonly string[]): readonly string[] {
  return [process.execPath, ...args];
}

/** Runs the contenders in turn, so that other load on the machine affects all of them. The first round only warms the disk cache. */
export async function compare(contenders: readonly Contender[], rounds = 7): Promise<ReadonlyMap<string, Figures>> {
  const runs = new Map<string, Figures[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const contender of contenders) {
      const figures = await once(contender);
      if (round > 0) runs.get(contender.name)!.push(figures);
    }
  }
  return new Map([...runs].map(([name, figures]) => [name, medians(figures)]));
}

/** Prints the figures, each with its ratio to those of the peer. */
export function print(title: string, figures: ReadonlyMap<string, Figures>, peer: string): void {
  const base = figures.get(peer)!;
  const rows = [...figures].map(([name, { time, memory }]) => {
    const ratio = (time / base.time).toFixed(2);
    return `  ${name.padEnd(44)}${`${time.toFixed(0)} ms`.padStart(10)}${(memory === undefined ? '' : `${memory.toFixed(0)} MB`).padStart(9)}${ratio.padStart(8)}`;
  });
  process.stdout.write(`${[title, ...rows].join('\n')}\n`);
}

/** Prints whether a ratio is within its bound, and fails the benchmark if it is not. */
export function expectRatio(
  what: string,
  figures: ReadonlyMap<string, Figures>,
  ours: string,
  peer: string,
  bound: number,
): void {
  const ratio = figures.get(ours)!.time / figures.get(peer)!.time;
  const kept = ratio <= bound;
  process.stdout.write(`${kept ? '✔' : '✖'} ${what}: ${ratio.toFixed(2)} of ${peer}, at most ${bound}\n\n`);
  if (!kept) process.exitCode = 1;
}

async function once({ steps, cwd = root }: Contender): Promise<Figures> {
  const began = performance.now();
  const memories: number[] = [];
  for (const step of steps) memories.push(await runStep(step, cwd));
  const memory = Math.max(...memories);
  return { time: performance.now() - began, memory: memory > 0 ? memory : undefined };
}

/** Makes a Node.js process report its peak memory when it exits. */
const REPORT_MEMORY = `import{writeSync}from"node:fs";process.on("exit",()=>writeSync(2,"\\nmaxRSS="+process.resourceUsage().maxRSS+"\\n"))`;

/** Runs a program until it exits; resolves to its peak memory in MB, 0 if unknown. */
function runStep([file = '', ...args]: readonly string[], cwd: string): Promise<number> {
  const quiet = {
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    NO_COLOR: '1',
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(REPORT_MEMORY)}`,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...quiet } });
    const errors: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const reported = Buffer.concat(errors)
        .toString()
        .matchAll(/maxRSS=(\d+)/g);
      if (code === 0) resolve(Math.max(0, ...[...reported].map(([, kilobytes]) => Number(kilobytes) / 1024)));
      else reject(new Error(`${[file, ...args].join(' ')} exited with ${code}:\n${Buffer.concat(errors).toString()}`));
    });
  });
}

function medians(figures: readonly Figures[]): Figures {
  const memory = figures.map((one) => one.memory).filter((one) => one !== undefined);
  return { time: median(figures.map(({ time }) => time)), memory: memory.length === 0 ? undefined : median(memory) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
