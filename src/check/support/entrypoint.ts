/** Finds the Path Item that answers at a URL, such as the entry point. */
import type { Contract, PathItem } from '../../model/contract.js';
import { templateKey } from '../../model/join.js';
import { matches } from './wildcards.js';

/** The Path Item that a URL under one of the servers matches; fixed segments take precedence over variables. */
export function pathItemFor({ openapi }: Contract, url: string): PathItem | undefined {
  for (const server of openapi.servers) {
    const rest = restAfter(server.url, server.basePath, url);
    const found = rest === undefined ? undefined : matching(openapi.pathItems, rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a URL belongs to one of the contract's servers. */
export function isServed({ openapi }: Contract, url: string): boolean {
  return openapi.servers.some((server) => restAfter(server.url, server.basePath, url) !== undefined);
}

/** The class of the resource at the entry point. */
export function entryClass(contract: Contract): string | undefined {
  const { entrypoint } = contract.hydra;
  return entrypoint === undefined ? undefined : pathItemFor(contract, entrypoint)?.subject?.class;
}

function restAfter(server: string, basePath: string, url: string): string | undefined {
  const target = parse(url);
  if (target === undefined) return undefined;
  const origin = parse(server)?.origin;
  if (origin !== undefined && origin !== target.origin && !server.includes('{')) return undefined;
  if (target.pathname !== basePath && !target.pathname.startsWith(`${basePath}/`)) return undefined;
  return target.pathname.slice(basePath.length) || '/';
}

function matching(pathItems: readonly PathItem[], path: string): PathItem | undefined {
  const segments = split(path);
  const fitting = pathItems.filter((item) => fits(split(item.path), segments));
  return fitting.toSorted(
    (a, b) => a.variables.length - b.variables.length || templateKey(a.path).localeCompare(templateKey(b.path)),
  )[0];
}

function fits(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length && template.every((part, index) => segmentFits(part, segments[index] ?? ''))
  );
}

/** A segment with variables is compared by its fixed parts, in order. */
function segmentFits(part: string, segment: string): boolean {
  if (!part.includes('{')) return decode(part) === decode(segment);
  return segment !== '' && matches(part.replaceAll(/\{[^{}]*\}/g, '*'), segment);
}

function split(path: string): string[] {
  return path.replace(/\/$/, '').split('/').slice(1);
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
