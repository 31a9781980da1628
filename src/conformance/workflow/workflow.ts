/** The workflows of a contract. */
import { UnusableInput } from '../../finding.js';
import type { Contract } from '../../model/contract.js';
import { get, getArray, getObject, getString, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { readArazzo } from '../transport/respect.js';

/** A workflow (Arazzo 1.0 §4.6.4) of an Arazzo Description that the contract names. */
export interface Workflow {
  readonly id: string;
  readonly file: string;
  /** Names of the OpenAPI source descriptions; all of them stand for the server under test. */
  readonly sources: readonly string[];
  /** JSON Schemas of the inputs by name. */
  readonly inputs: ReadonlyMap<string, Json>;
  readonly required: readonly string[];
  /** The operationIds that the steps name. */
  readonly operations: readonly string[];
  /** The inputs that are credentials. */
  readonly secrets: readonly Secret[];
}

/** An input that is a part of a credential (Respect's `x-security`). */
export interface Secret {
  readonly input: string;
  /** `username`, `password`, `token`, `value` … */
  readonly part: string;
  readonly scheme: string | undefined;
}

/**
 * Every workflow that a contract names.
 * @throws {UnusableInput} when a file cannot be read or has no workflows
 */
export async function workflowsOf(contract: Contract): Promise<Workflow[]> {
  const found: Workflow[] = [];
  for (const file of contract.settings.workflows) {
    const document = await readArazzo(file);
    const workflows = getArray(document, 'workflows');
    if (workflows.length === 0)
      throw new UnusableInput(`${file} has no workflows.`, { hint: 'name an Arazzo Description under `workflows`' });
    const sources = getArray(document, 'sourceDescriptions').filter((one) => getString(one, 'type') !== 'arazzo');
    found.push(
      ...workflows.map((one) =>
        workflowOf(
          one,
          file,
          sources.flatMap((source) => getString(source, 'name') ?? []),
        ),
      ),
    );
  }
  return found;
}

function workflowOf(workflow: Json, file: string, sources: readonly string[]): Workflow {
  const steps = getArray(workflow, 'steps');
  const inputs = getObject(workflow, 'inputs');
  const properties = getObject(inputs, 'properties') ?? {};
  return {
    id: getString(workflow, 'workflowId') ?? '',
    file,
    sources,
    inputs: new Map(Object.entries(properties).filter((entry): entry is [string, Json] => entry[1] !== undefined)),
    required: getArray(inputs, 'required').filter((name) => typeof name === 'string'),
    operations: steps.flatMap((step) => getString(step, 'operationId')?.split('.').at(-1) ?? []),
    secrets: [workflow, ...steps].flatMap((one) => getArray(one, 'x-security')).flatMap(secretsIn),
  };
}

function secretsIn(security: Json): Secret[] {
  const scheme = getString(security, 'schemeName');
  const values = get(security, 'values');
  return Object.entries(isObject(values) ? values : {}).flatMap(([part, value]) => {
    const input = typeof value === 'string' ? /^\{?\$inputs\.([\w-]+)\}?$/.exec(value)?.[1] : undefined;
    return input === undefined ? [] : [{ input, part, scheme }];
  });
}
