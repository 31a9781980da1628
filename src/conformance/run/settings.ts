/** The settings of a run. */
import type { Contract, OpenApiOperation } from '../../model/contract.js';
import type { TestOptions } from '../options.js';
import { SAFE_METHODS } from '../plan/plan.js';

/** Options with all defaults, merged with the contract's own `test` settings. */
export type Settings = Required<Omit<TestOptions, 'credentials' | 'other' | 'shard' | 'replay'>> &
  Pick<TestOptions, 'shard' | 'replay'> & {
    readonly credentials: NonNullable<TestOptions['credentials']>;
    readonly other: TestOptions['other'];
  };

/** Merges the options of a run with the contract's configuration under `test`. */
export function settingsOf(contract: Contract, options: TestOptions): Settings {
  const { test } = contract.settings;
  return {
    ...DEFAULTS,
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
    server: options.server.replace(/\/+$/, ''),
    credentials: options.credentials ?? {},
    other: options.other,
    vars: { ...test.vars, ...options.vars },
    include: [...test.include, ...(options.include ?? [])],
    exclude: [...test.skip, ...test.exclude, ...(options.exclude ?? [])],
    disable: [...disabled(test.disable), ...(options.disable ?? [])],
  };
}

/** Whether a list of names contains an operation, by its id, operationId, `METHOD path` or path. */
export function names(list: readonly string[], operation: OpenApiOperation): boolean {
  return list.some((name) =>
    [operation.id, operation.operationId, `${operation.method} ${operation.path}`, operation.path].includes(
      name.trim(),
    ),
  );
}

/** Whether a check is disabled, in general or for an operation. */
export function isDisabled(settings: Settings, check: string, operation: OpenApiOperation | undefined): boolean {
  return settings.disable.some(
    (entry) =>
      entry === check ||
      (operation !== undefined && entry.startsWith(`${check}:`) && names([entry.slice(check.length + 1)], operation)),
  );
}

/** Why operations that change resources are untested without `writes`. */
export const CHANGES = 'changes resources: add --writes to test it';

/** Why an operation must not be called; undefined when it may be called. */
export function forbidden(
  settings: Settings,
  operation: OpenApiOperation,
  method = operation.method,
): string | undefined {
  if (names(settings.exclude, operation)) return 'excluded';
  if (!SAFE_METHODS.has(method) && !settings.writes) return CHANGES;
  return undefined;
}

function disabled(entries: Contract['settings']['test']['disable']): string[] {
  return entries.flatMap((entry) =>
    typeof entry === 'string'
      ? [entry]
      : Object.entries(entry).flatMap(([id, operations]) => operations.map((name) => `${id}:${name}`)),
  );
}

const DEFAULTS = {
  headers: {},
  writes: false,
  allowExisting: false,
  include: [],
  exclude: [],
  vars: {},
  disable: [],
  seed: 1,
  timeout: 5000,
  maxTime: 600_000,
  maxBytes: 10 * 1024 * 1024,
  maxRequests: 50_000,
  maxPages: 50,
  concurrency: 8,
  rate: 0,
  keep: false,
  repeat: 1,
  stateless: false,
} as const;
