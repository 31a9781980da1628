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
import type { Check } from './check/check.js';
import { checks } from './check/checks.js';
import { runChecks } from './check/run.js';
import type { Finding, Location } from './finding.js';
import { callInWorker } from './load/in-worker.js';
import { loadContract } from './load/load.js';

/** Redocly itself runs these. */
const REDOCLYS_OWN = ['openapi-lint'];

const SEVERITIES = { error: 'error', warning: 'warn', info: 'off' } as const;

/** What a rule needs to know of a run: findings, and the texts that they point into. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly sources: readonly { readonly file: string; readonly text: string }[];
}

/** The plugin, as Redocly asks for it. */
export default function hydraContract(): Plugin {
  const rules = checks.filter(({ id }) => !REDOCLYS_OWN.includes(id));
  return {
    id: 'hydra-contract',
    rules: { oas3: Object.fromEntries(rules.map((check) => [check.id, ruleOf(check)])) },
    configs: {
      recommended: {
        rules: Object.fromEntries(rules.map(({ id, severity }) => [`hydra-contract/${id}`, SEVERITIES[severity]])),
      },
    },
  };
}

/** Judges the contract that a description belongs to. Runs in a worker: Redocly's rules have to answer at once. */
export async function judge(file: string): Promise<Judgement> {
  const { contract, findings } = await loadContract(file);
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

function ruleOf({ id }: Check): Oas3Rule {
  return () => ({
    Root: {
      leave(_root, context) {
        const { findings, sources } = judgementOf(context.location.source);
        for (const finding of findings) if (finding.check === id) report(context, finding, sources);
      },
    },
  });
}

function report(
  context: UserContext,
  { message, mend, location, related = [] }: Finding,
  sources: Judgement['sources'],
): void {
  const places = [location, ...related].flatMap((place) => placeOf(context, place, sources));
  context.report({
    message: mend === undefined ? message : `${message} ${mend}`,
    location: places.length > 0 ? places : [context.location],
  });
}

/** A place in the description itself is given by its pointer, one in another file by line and column. */
function placeOf(
  context: UserContext,
  place: Location | undefined,
  sources: Judgement['sources'],
): { source: Source; pointer?: string; start?: { line: number; col: number } }[] {
  if (place?.kind !== 'source') return [];
  const { source } = context.location;
  if (path.resolve(place.file) === source.absoluteRef) return [{ source, pointer: place.pointer ?? '#/' }];
  const text = sources.find(({ file }) => file === place.file)?.text;
  if (text === undefined) return [];
  const other = new (source.constructor as new (file: string, text: string) => Source)(path.resolve(place.file), text);
  return [{ source: other, start: { line: place.line ?? 1, col: place.column ?? 1 } }];
}
