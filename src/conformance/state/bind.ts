/** Binds the variables of an operation's path to values. */
import type { OpenApiOperation } from '../../model/contract.js';
import type { RunState } from '../check.js';
import { flatten } from '../plan/flatten.js';
import { sample } from '../plan/sample.js';
import { simpleValue } from '../plan/serialise.js';
import type { Vars } from '../plan/template.js';
import type { Binding, Provenance } from './address-pool.js';
import { variablesOf } from '../../model/path-template.js';
import { schemaExample } from '../../model/schema-walk.js';

/** Values for the variables of an operation's path: given by the user, of known resources, examples of the contract, or guesses. */
export function bind(state: RunState, operation: OpenApiOperation, given: Vars, fixed: Vars = {}): Binding {
  const names = variablesOf(operation.path);
  if (names.length === 0) return { vars: {}, provenance: 'seen' };
  const known = state.pool.nearest(operation.path);
  const vars: Record<string, string> = Object.create(null);
  const used: Provenance[] = [];
  for (const name of names) {
    const one = valueOf(state, operation, name, given, known, fixed);
    vars[name] = one.value;
    used.push(one.provenance);
  }
  return { vars, provenance: weakest(used) };
}

function valueOf(
  state: RunState,
  operation: OpenApiOperation,
  name: string,
  given: Vars,
  known: Binding | undefined,
  fixed: Vars,
): { readonly value: string; readonly provenance: Provenance } {
  if (Object.hasOwn(fixed, name)) return { value: fixed[name]!, provenance: 'own' };
  if (Object.hasOwn(given, name)) return { value: given[name]!, provenance: 'given' };
  if (known !== undefined && Object.hasOwn(known.vars, name))
    return { value: known.vars[name]!, provenance: known.provenance };
  const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name);
  if (parameter === undefined) return { value: '1', provenance: 'guess' };
  const example =
    parameter.examples[0]?.value ?? schemaExample(flatten(state.contract.openapi.document, parameter.schema));
  if (example !== undefined) return { value: simpleValue(parameter, example), provenance: 'example' };
  return {
    value: simpleValue(parameter, sample(state.contract.openapi.document, parameter.schema, { full: false, n: 1 })),
    provenance: 'guess',
  };
}

function weakest(used: readonly Provenance[]): Provenance {
  const order: readonly Provenance[] = ['own', 'given', 'seen', 'example', 'prefix', 'guess'];
  return used.reduce<Provenance>((worst, one) => (order.indexOf(one) > order.indexOf(worst) ? one : worst), 'own');
}
