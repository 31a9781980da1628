/** Syncs reStructuredText pages: compares endpoint tables with the contract and rewrites drifted cells in place. */
import type { Contract, OpenApiOperation } from '../../../src/model/contract.js';
import type { Finding } from '../../../src/finding.js';
import { readEndpoint } from '../rst-grid/endpoint.js';
import type { Endpoint } from '../rst-grid/endpoint.js';
import { splitPage } from '../rst-grid/format.js';
import { printGrid } from '../rst-grid/grid-table.js';
import type { GridTable } from '../rst-grid/grid-table.js';
import { parseGrid } from '../rst-grid/parse-grid.js';
import { scanGrids } from '../rst-grid/scan-grid.js';
import type { GridRegion } from '../rst-grid/scan-grid.js';
import { endpointOf } from '../rst-grid/write-endpoint.js';
import type { PageText, SyncedPage } from '../style.js';
import { unmatched } from './findings.js';
import { GridDiff } from './grid-diff.js';
import { shape } from './places.js';

/** The page with its endpoint tables updated, and one finding per drift. */
export function syncGrid(page: PageText, contract: Contract): SyncedPage {
  const { lines, ends } = splitPage(page.text);
  const eol = ends[0] || '\n';
  const out: (string | undefined)[] = lines.map((line, index) => line + (ends[index] ?? ''));
  const findings: Finding[] = [];
  for (const region of scanGrids(lines)) {
    const table = synced(page.file, region, contract, findings);
    if (table === undefined) continue;
    const printed =
      printGrid(table)
        .map((line) => region.indent + line)
        .join(eol) + (ends[region.end - 1] ?? '');
    out.fill(undefined, region.start, region.end);
    out[region.start] = printed;
  }
  return { text: out.filter((line) => line !== undefined).join(''), findings };
}

/** The table with its drifted cells replaced; undefined if it is left unchanged. */
function synced(file: string, region: GridRegion, contract: Contract, findings: Finding[]): GridTable | undefined {
  const parsed = parseGrid(region.lines);
  const line = region.start + 1;
  if ('problem' in parsed) {
    findings.push(unmatched({ file, line: line + parsed.line }, parsed.problem));
    return undefined;
  }
  const endpoint = readEndpoint(parsed.table);
  if (endpoint === undefined) return undefined;
  const found = operationsFor(contract, endpoint);
  if (found.length !== 1) {
    const why =
      found.length === 0
        ? `the contract has no operation ${endpoint.method} ${endpoint.path}`
        : `it fits ${found.map(({ id }) => id).join(' and ')}`;
    findings.push(unmatched({ file, line }, why));
    return undefined;
  }
  return new GridDiff(parsed.table, endpointOf(contract, found[0] as OpenApiOperation), {
    file,
    line,
    id: found[0]?.id ?? '',
    findings,
  }).run();
}

/** The operations with the table's method and path, ignoring variable names and base paths, or else with its title. */
function operationsFor({ openapi }: Contract, endpoint: Endpoint): OpenApiOperation[] {
  const bases = ['', ...openapi.servers.map(({ basePath }) => basePath)];
  const fits = ({ path }: OpenApiOperation) => bases.some((base) => shape(`${base}${path}`) === shape(endpoint.path));
  const byPath = openapi.operations.filter((operation) => operation.method === endpoint.method && fits(operation));
  if (byPath.length > 0) return byPath;
  return openapi.operations.filter(({ summary }) => summary !== undefined && summary === endpoint.title);
}
