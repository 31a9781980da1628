/** Turns the problems that Redocly finds into reports, and drops those that other checks cover. */
import type { NormalizedProblem } from '@redocly/openapi-core';
import type { Contract } from '../../model/contract.js';
import type { Report } from '../check.js';

/** How to fix the most common problems of hand-written descriptions. */
const HINTS: Readonly<Record<string, string>> = {
  'no-ambiguous-paths': 'Give the two paths different fixed segments, or merge them.',
  'no-duplicated-enum-values': 'Remove the repeated value.',
  'no-empty-servers': 'Add `servers` with the base URL of the API.',
  'no-enum-type-mismatch': 'Make the value match the type.',
  'no-identical-paths': 'Merge the two Path Items: the names of variables do not distinguish paths.',
  'no-required-schema-properties-undefined': 'Define the property, or remove it from `required`.',
  'no-schema-type-mismatch': 'Make `type` match the other keywords of the schema.',
  'no-unused-components': 'Use the component, or remove it.',
  'operation-2xx-response': 'Describe the response to a successful request.',
  'operation-operationId-unique': 'Give each operation a unique operationId.',
  'operation-parameters-unique': 'Remove the repeated parameter.',
  'operation-summary': 'Add a short `summary`.',
  'operation-tag-defined': 'Declare the tag under `tags`, or correct its name.',
  'path-declaration-must-exist': 'Put the name of the variable between the braces.',
  'path-parameters-defined': 'Declare a parameter with `in: path`, `required: true` and the name used in the path.',
  'security-defined':
    'Declare the scheme under `components.securitySchemes`, and `security` at the root or on the operation.',
};

/** The severity, message and hint for a problem. */
export function describeProblem({ message, ruleId, severity, suggest }: NormalizedProblem): Report {
  const hint =
    misspelledReference(message) ??
    suggestion(suggest) ??
    HINTS[ruleId] ??
    'Follow the rule, or change its severity under `rules` in redocly.yaml.';
  return {
    severity: severity === 'error' && !isAdvice(ruleId, message) ? 'error' : 'warning',
    message: `${message.trim().replace(/\.?$/, '')} (Redocly: ${ruleId}).`,
    hint,
  };
}

/** The loader reports unresolved references; an API without security is a problem only if the user's rules say so. */
export function isCoveredElsewhere({ ruleId, message }: NormalizedProblem, { settings }: Contract): boolean {
  return (
    ruleId === 'no-unresolved-refs' || isInPath(message) || (isAdvice(ruleId, message) && settings.lint === undefined)
  );
}

/** Redocly recognises only path variables of ASCII letters, and reports others as missing from the path. */
function isInPath(message: string): boolean {
  const [, name, path] = /^Path parameter `(.+)` is not used in the path `(.+)`/.exec(message) ?? [];
  return name !== undefined && path !== undefined && path.includes(`{${name}}`);
}

/** Drops the consequences of a misspelled reference: Redocly also reports each missing field of the referenced object. */
export function withoutConsequences(problems: readonly NormalizedProblem[]): NormalizedProblem[] {
  const objects = new Set(
    problems
      .filter(({ message }) => isMisspelledReference(message))
      .map((problem) => placeOf(problem).replace(/\/ref$/, '')),
  );
  return problems.filter(
    (problem) =>
      problem.ruleId !== 'struct' || isMisspelledReference(problem.message) || !objects.has(placeOf(problem)),
  );
}

function placeOf({ location: [place] }: NormalizedProblem): string {
  return `${place?.source.absoluteRef ?? ''}${place?.pointer ?? ''}`;
}

function isMisspelledReference(message: string): boolean {
  return message.startsWith('Property `ref` is not expected here');
}

/** `security-defined` reports two things: an undefined scheme, which is an error, and the absence of any security. */
function isAdvice(ruleId: string, message: string): boolean {
  return ruleId === 'security-defined' && message.startsWith('Every operation');
}

function misspelledReference(message: string): string | undefined {
  return isMisspelledReference(message) ? 'Write `$ref`, with a dollar sign.' : undefined;
}

function suggestion(suggest: readonly string[]): string | undefined {
  return suggest.length === 0 ? undefined : `Did you mean ${suggest.slice(0, 3).join(' or ')}?`;
}
