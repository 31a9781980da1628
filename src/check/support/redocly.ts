/** Lints a description with Redocly's library, without access to the disk or the network. */
import path from 'node:path';
import type { BaseResolver, LocationObject, NormalizedProblem } from '@redocly/openapi-core';
import type { SourceLocation } from '../../finding.js';
import type { Contract, SourceFile } from '../../model/contract.js';
import type { Report } from '../check.js';
import { describeProblem, isCoveredElsewhere, withoutConsequences } from './redocly-problems.js';
import { lintConfig } from './redocly-rules.js';

type Redocly = typeof import('@redocly/openapi-core');

/**
 * Lints the entry document with Redocly's library, which is given only the contract's own sources:
 * it reads neither the disk nor the network.
 */
export async function lintWithRedocly(contract: Contract): Promise<Report[]> {
  const entry = contract.sources.find(({ file }) => file === contract.openapi.locate('#').file);
  if (entry === undefined) return [];
  try {
    return await lint(contract, entry);
  } catch (error) {
    if (!isRepeatedKey(error)) throw error;
    // Redocly rejects such documents, and `duplicate-key` reports them. The rest is linted as other parsers read it.
    return lint(contract, { ...entry, text: JSON.stringify(contract.openapi.document) });
  }
}

async function lint(contract: Contract, entry: SourceFile): Promise<Report[]> {
  const redocly = await import('@redocly/openapi-core');
  const config = await redocly.createConfig(lintConfig(contract.settings.lint));
  const problems = await redocly.lintFromString({
    source: withoutByteOrderMark(entry.text),
    absoluteRef: path.resolve(entry.file),
    config,
    externalRefResolver: sourcesResolver(redocly, contract.sources),
  });
  const kept = problems.filter((problem) => problem.ignored !== true && !isCoveredElsewhere(problem, contract));
  return withoutConsequences(kept).map((problem) => toReport(redocly, contract, entry, problem));
}

function isRepeatedKey(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('duplicated mapping key');
}

/** A resolver that provides what the loader has read. */
function sourcesResolver(redocly: Redocly, sources: readonly SourceFile[]): BaseResolver {
  const texts = new Map(sources.map(({ file, text }) => [isUrl(file) ? file : path.resolve(file), text]));
  return new (class extends redocly.BaseResolver {
    override async loadExternalRef(absoluteRef: string): ReturnType<BaseResolver['loadExternalRef']> {
      const text = texts.get(absoluteRef);
      if (text === undefined) throw new redocly.ResolveError(new Error(`${absoluteRef} is not part of the contract`));
      return new redocly.Source(absoluteRef, withoutByteOrderMark(text));
    }
  })();
}

function toReport(redocly: Redocly, contract: Contract, entry: SourceFile, problem: NormalizedProblem): Report {
  const [first] = problem.location;
  const location = first === undefined ? contract.openapi.locate('#') : locationOf(redocly, contract, entry, first);
  return { ...describeProblem(problem), location, about: [problem.ruleId] };
}

/** The contract locates places in the entry document; Redocly locates those in other files. */
function locationOf(redocly: Redocly, contract: Contract, entry: SourceFile, place: LocationObject): SourceLocation {
  if (place.pointer !== undefined && place.source.absoluteRef === path.resolve(entry.file)) {
    const known = contract.openapi.locate(place.pointer);
    if (known.file === entry.file) return known;
  }
  const { start } = redocly.getLineColLocation(place);
  const file =
    contract.sources.find((source) => path.resolve(source.file) === place.source.absoluteRef)?.file ?? entry.file;
  return { kind: 'source', file, pointer: place.pointer ?? '#', line: start.line, column: start.col };
}

function isUrl(file: string): boolean {
  return /^https?:/i.test(file);
}

function withoutByteOrderMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
