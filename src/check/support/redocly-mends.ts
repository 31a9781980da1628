import type { NormalizedProblem } from '@redocly/openapi-core';
import type { Contract } from '../../model/contract.js';
import type { Report } from '../check.js';

/** What to do about the faults that hand-kept descriptions have most often. */
const MENDS: Readonly<Record<string, string>> = {
  'no-ambiguous-paths': 'Give the two paths different fixed segments, or join them.',
  'no-duplicated-enum-values': 'Remove the repeated value.',
  'no-empty-servers': 'Add `servers` with the URL that the API answers at.',
  'no-enum-type-mismatch': 'Make the value and the type agree.',
  'no-identical-paths': 'Join the two path items: variable names do not tell paths apart.',
  'no-required-schema-properties-undefined': 'Define the property, or take it out of `required`.',
  'no-schema-type-mismatch': 'Make `type` agree with the keywords beside it.',
  'no-unused-components': 'Use the component, or remove it.',
  'operation-2xx-response': 'Describe the response of a successful call.',
  'operation-operationId-unique': 'Give each operation an operationId of its own.',
  'operation-parameters-unique': 'Remove the repeated parameter.',
  'operation-summary': 'Add a `summary` of a few words.',
  'operation-tag-defined': 'Declare the tag under `tags`, or correct its name.',
  'path-declaration-must-exist': 'Name the variable between the braces.',
  'path-parameters-defined': 'Declare the path parameter with `in: path` and `required: true`, named as in the path.',
  'security-defined':
    'Declare the scheme under `components.securitySchemes`, and `security` at the root or the operation.',
};

/** Severity, message and mend of one of Redocly's problems. */
export function judgeProblem({ message, ruleId, severity, suggest }: NormalizedProblem): Report {
  const hint =
    misspeltReference(message) ??
    suggestion(suggest) ??
    MENDS[ruleId] ??
    'Do as the rule says, or set its severity under `rules` in redocly.yaml.';
  return {
    severity: severity === 'error' && !isAdvice(ruleId, message) ? 'error' : 'warning',
    message: `${message.trim().replace(/\.?$/, '')} (Redocly: ${ruleId}).`,
    hint,
  };
}

/** Dangling references are the loader's to report; that an API needs no credentials is no fault unless the user says so. */
export function isLeftToOthers({ ruleId, message }: NormalizedProblem, { settings }: Contract): boolean {
  return (
    ruleId === 'no-unresolved-refs' || isDefined(message) || (isAdvice(ruleId, message) && settings.lint === undefined)
  );
}

/** Redocly knows variables of ASCII letters only; in other scripts it overlooks that they are there. */
function isDefined(message: string): boolean {
  const [, name, path] = /^Path parameter `(.+)` is not used in the path `(.+)`/.exec(message) ?? [];
  return name !== undefined && path !== undefined && path.includes(`{${name}}`);
}

/** Leaves out what follows from a misspelt reference: that everything the referenced object has is missing. */
export function withoutConsequences(problems: readonly NormalizedProblem[]): NormalizedProblem[] {
  const objects = new Set(
    problems
      .filter(({ message }) => isMisspeltReference(message))
      .map((problem) => placeOf(problem).replace(/\/ref$/, '')),
  );
  return problems.filter(
    (problem) => problem.ruleId !== 'struct' || isMisspeltReference(problem.message) || !objects.has(placeOf(problem)),
  );
}

function placeOf({ location: [place] }: NormalizedProblem): string {
  return `${place?.source.absoluteRef ?? ''}${place?.pointer ?? ''}`;
}

function isMisspeltReference(message: string): boolean {
  return message.startsWith('Property `ref` is not expected here');
}

/** `security-defined` says two things: that a scheme is not there (an error), and that there is no security at all. */
function isAdvice(ruleId: string, message: string): boolean {
  return ruleId === 'security-defined' && message.startsWith('Every operation');
}

function misspeltReference(message: string): string | undefined {
  return isMisspeltReference(message) ? 'A reference is written `$ref`, with a dollar sign.' : undefined;
}

function suggestion(suggest: readonly string[]): string | undefined {
  return suggest.length === 0 ? undefined : `Did you mean ${suggest.slice(0, 3).join(' or ')}?`;
}
