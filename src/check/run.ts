/** Runs the checks on a contract. */
import { compareFindings } from '../finding.js';
import type { Finding } from '../finding.js';
import type { Check, CheckInput, Report } from './check.js';
import { checks as allChecks } from './checks.js';
import { applyWaivers } from './waivers.js';

export interface CheckOptions {
  /** Run only these checks; by default all. */
  readonly only?: readonly string[];
  /** Do not run these checks. */
  readonly skip?: readonly string[];
}

/**
 * Runs the checks on a contract, adds the findings of the loader and the page tools, and applies the waivers.
 * The findings are sorted, worst first. A check that fails with an error is itself reported as a finding.
 */
export async function runChecks(input: CheckInput, options: CheckOptions = {}): Promise<Finding[]> {
  const chosen = allChecks.filter(({ id }) => (options.only?.includes(id) ?? true) && !options.skip?.includes(id));
  const found: Finding[] = [...(input.loadFindings ?? []), ...(input.pageFindings ?? [])];
  for (const check of chosen) found.push(...(await runCheck(check, input)));
  const judged = new Set([...chosen.map(({ id }) => id), ...found.map(({ check }) => check)]);
  return applyWaivers(unique(found), input.contract.settings.waivers, judged).sort(compareFindings);
}

async function runCheck(check: Check, input: CheckInput): Promise<Finding[]> {
  try {
    return [...(await check.run(input))].map((report) => toFinding(check, report));
  } catch (error) {
    return [toFinding(check, crashOf(check, input, error))];
  }
}

function toFinding({ id, severity }: Check, report: Report): Finding {
  return { severity, ...report, check: id };
}

function crashOf({ id }: Check, { contract }: CheckInput, error: unknown): Report {
  const reason = error instanceof RangeError ? 'the document is nested too deeply' : String(error).replace(/\.$/, '');
  return {
    severity: 'error',
    message: `The check ${id} could not be completed: ${reason}.`,
    location: contract.openapi.locate('#'),
    hint: 'Simplify the document, or report this as a bug in hydra-contract.',
  };
}

/** Removes repeated findings: the same message about the same place. */
function unique(findings: readonly Finding[]): Finding[] {
  const byKey = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.check, finding.message, finding.location]);
    if (!byKey.has(key)) byKey.set(key, finding);
  }
  return [...byKey.values()];
}
