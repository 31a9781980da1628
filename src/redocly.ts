/**
 * A plugin for Redocly: the checks of hydra-contract as rules of `redocly lint`, in a user's own `redocly.yaml`.
 *
 *     plugins: [hydra-contract/redocly]
 *     extends: [recommended, hydra-contract/recommended]
 *
 * Each rule has the id of its check; vocabulary and contexts are those that `x-hydra-contract` names.
 */
import path from 'node:path';
import type { Oas3Rule, Plugin, Source, UserContext } from '@redocly/openapi-core';
import { checks } from './check/checks.js';
import { runChecks } from './check/run.js';
import type { Finding, Location, Severity } from './finding.js';
import { callInWorker } from './load/in-worker.js';
import { loadContracts } from './load/load.js';
import { unreadableFinding } from './load/unreadable.js';

/** Redocly itself runs these. */
const REDOCLYS_OWN = ['openapi-lint'];

/** What is found before and after the checks, and not by Redocly: it reads neither vocabularies nor waivers. */
const BESIDE_CHECKS = [
  { id: 'document-unreadable', severity: 'error' },
  { id: 'duplicate-key', severity: 'error' },
  { id: 'waiver-stale', severity: 'warning' },
] as const;

const SEVERITIES = { error: 'error', warning: 'warn', info: 'off' } as const;

/** What a rule needs to know of a run: findings, and the texts that they point into. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly sources: readonly { readonly file: string; readonly text: string }[];
}

/** The plugin, as Redocly asks for it. */
export default function hydraContract(): Plugin {
  const rules: readonly Rule[] = [...checks.filter(({ id }) => !REDOCLYS_OWN.includes(id)), ...BESIDE_CHECKS];
  return {
    id: 'hydra-contract',
    rules: { oas3: Object.fromEntries(rules.map((rule) => [rule.id, ruleOf(rule)])) },
    configs: {
      recommended: {
        rules: Object.fromEntries(rules.map(({ id, severity }) => [`hydra-contract/${id}`, SEVERITIES[severity]])),
      },
    },
  };
}

/** Judges the contract that a description belongs to. Runs in a worker: Redocly's rules have to answer at once. */
export async function judge(file: string): Promise<Judgement> {
  const unreadable: Finding[] = [];
  const [loaded] = await loadContracts([file], { onUnreadable: (error) => unreadable.push(unreadableFinding(error)) });
  if (loaded === undefined) return { findings: unreadable, sources: [] };
  const { contract, findings } = loaded;
  const found = await runChecks({ contract, pages: [], loadFindings: findings }, { skip: REDOCLYS_OWN });
  return { findings: found, sources: contract.sources };
}

/** Once a run for all rules: each run makes its own sources. */
const judgements = new WeakMap<Source, Judgement>();

function judgementOf(source: Source): Judgement {
  const known = judgements.get(source) ?? (callInWorker(import.meta.url, 'judge', [source.absoluteRef]) as Judgement);
  judgements.set(source, known);
  return known;
}

interface Rule {
  readonly id: string;
  readonly severity: Severity;
}

function ruleOf({ id, severity: usual }: Rule): Oas3Rule {
  return () => ({
    Root: {
      leave(_root, context) {
        const { findings, sources } = judgementOf(context.location.source);
        for (const finding of findings) if (finding.check === id) report(context, finding, sources, usual);
      },
    },
  });
}

function report(
  context: UserContext,
  { message, hint, location, related = [], severity }: Finding,
  sources: Judgement['sources'],
  usual: Severity,
): void {
  const places = [location, ...related].flatMap((place) => placeOf(context, place, sources));
  context.report({
    message: hint === undefined ? message : `${message} ${hint}`,
    location: places.length > 0 ? places : [context.location],
    // A check may take one finding lighter than the rest.
    ...(severity === 'warning' && usual === 'error' ? { forceSeverity: 'warn' } : {}),
  });
}

/**
 * A place in the description itself is given by its pointer, one in another file by line and column.
 * There the pointer has to be said to be none: Redocly fills in that of the node at hand.
 */
function placeOf(
  context: UserContext,
  place: Location | undefined,
  sources: Judgement['sources'],
): { source: Source; pointer?: string | undefined; start?: { line: number; col: number } }[] {
  if (place?.kind !== 'source') return [];
  const { source } = context.location;
  if (path.resolve(place.file) === source.absoluteRef) return [{ source, pointer: place.pointer ?? '#/' }];
  const text = sources.find(({ file }) => file === place.file)?.text;
  if (text === undefined) return [];
  const other = new (source.constructor as new (file: string, text: string) => Source)(path.resolve(place.file), text);
  return [{ source: other, pointer: undefined, start: { line: place.line ?? 1, col: place.column ?? 1 } }];
}
