/**
 * A Redocly plugin that provides the checks of hydra-contract as rules of `redocly lint`. In `redocly.yaml`:
 *
 *     plugins: [hydra-contract/redocly]
 *     extends: [recommended, hydra-contract/recommended]
 *
 * Each rule has the id of its check. `x-hydra-contract` names the vocabulary and the contexts.
 */
import path from 'node:path';
import type { Oas3Rule, Plugin, Source, UserContext } from '@redocly/openapi-core';
import { checks } from './check/checks.js';
import { runChecks } from './check/run.js';
import type { Finding, Location, Severity } from './finding.js';
import { callInWorker } from './load/in-worker.js';
import { loadContracts } from './load/load.js';
import { unreadableFinding } from './load/unreadable.js';

/** Checks that are not rules of the plugin, because Redocly runs the same rules itself. */
const RUN_BY_REDOCLY = ['openapi-lint'];

/** Findings that do not come from checks, and that Redocly cannot find because it reads neither vocabularies nor waivers. */
const OTHER_RULES = [
  { id: 'document-unreadable', severity: 'error' },
  { id: 'duplicate-key', severity: 'error' },
  { id: 'waiver-stale', severity: 'warning' },
] as const;

const REDOCLY_SEVERITIES = { error: 'error', warning: 'warn', info: 'off' } as const;

/** The findings about a description, and the sources of their locations. */
export interface Result {
  readonly findings: readonly Finding[];
  readonly sources: readonly { readonly file: string; readonly text: string }[];
}

/** The plugin, in the form that Redocly expects. */
export default function hydraContract(): Plugin {
  const rules: readonly Rule[] = [...checks.filter(({ id }) => !RUN_BY_REDOCLY.includes(id)), ...OTHER_RULES];
  return {
    id: 'hydra-contract',
    rules: { oas3: Object.fromEntries(rules.map((rule) => [rule.id, ruleOf(rule)])) },
    configs: {
      recommended: {
        rules: Object.fromEntries(
          rules.map(({ id, severity }) => [`hydra-contract/${id}`, REDOCLY_SEVERITIES[severity]]),
        ),
      },
    },
  };
}

/** Checks the contract of a description. Runs in a worker, because Redocly's rules are synchronous. */
export async function checkContract(file: string): Promise<Result> {
  const unreadable: Finding[] = [];
  const [loaded] = await loadContracts([file], { onUnreadable: (error) => unreadable.push(unreadableFinding(error)) });
  if (loaded === undefined) return { findings: unreadable, sources: [] };
  const { contract, findings } = loaded;
  const found = await runChecks({ contract, pages: [], loadFindings: findings }, { skip: RUN_BY_REDOCLY });
  return { findings: found, sources: contract.sources };
}

/** One result per run for all rules. Every run creates its own sources. */
const results = new WeakMap<Source, Result>();

function resultOf(source: Source): Result {
  const result =
    results.get(source) ?? (callInWorker(import.meta.url, 'checkContract', [source.absoluteRef]) as Result);
  results.set(source, result);
  return result;
}

interface Rule {
  readonly id: string;
  readonly severity: Severity;
}

function ruleOf({ id, severity: ruleSeverity }: Rule): Oas3Rule {
  return () => ({
    Root: {
      leave(_root, context) {
        const { findings, sources } = resultOf(context.location.source);
        for (const finding of findings) if (finding.check === id) report(context, finding, sources, ruleSeverity);
      },
    },
  });
}

function report(
  context: UserContext,
  { message, hint, location, related = [], severity }: Finding,
  sources: Result['sources'],
  ruleSeverity: Severity,
): void {
  const locations = [location, ...related].flatMap((one) => redoclyLocation(context, one, sources));
  context.report({
    message: hint === undefined ? message : `${message} ${hint}`,
    location: locations.length > 0 ? locations : [context.location],
    // A check may lower the severity of a single finding.
    ...(severity === 'warning' && ruleSeverity === 'error' ? { forceSeverity: 'warn' } : {}),
  });
}

/**
 * A location in the description is given by its pointer, one in another file by line and column. In that case the
 * pointer must be undefined explicitly, because Redocly fills in the pointer of the current node otherwise.
 */
function redoclyLocation(
  context: UserContext,
  location: Location | undefined,
  sources: Result['sources'],
): { source: Source; pointer?: string | undefined; start?: { line: number; col: number } }[] {
  if (location?.kind !== 'source') return [];
  const { source } = context.location;
  if (path.resolve(location.file) === source.absoluteRef) return [{ source, pointer: location.pointer ?? '#/' }];
  const text = sources.find(({ file }) => file === location.file)?.text;
  if (text === undefined) return [];
  const other = new (source.constructor as new (file: string, text: string) => Source)(
    path.resolve(location.file),
    text,
  );
  return [{ source: other, pointer: undefined, start: { line: location.line ?? 1, col: location.column ?? 1 } }];
}
