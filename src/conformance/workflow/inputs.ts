/** The inputs of workflows. */
import { get } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import type { Credentials } from '../options.js';
import type { Secret, Workflow } from './workflow.js';

/** The values of a workflow's inputs that the run provides, and the names of required inputs without any value. */
export function inputsOf(
  { inputs, required, secrets }: Workflow,
  vars: Readonly<Record<string, string>>,
  credentials: Credentials,
): { readonly values: Readonly<Record<string, Json>>; readonly missing: readonly string[] } {
  const values: Record<string, Json> = Object.create(null) as Record<string, Json>;
  for (const [name, schema] of inputs) if (Object.hasOwn(vars, name)) values[name] = typed(vars[name]!, schema);
  for (const secret of secrets) {
    const value = partOf(credentials, secret);
    if (value !== undefined) values[secret.input] = value;
  }
  const missing = required.filter(
    (name) => values[name] === undefined && get(inputs.get(name), 'default') === undefined,
  );
  return { values, missing };
}

function typed(value: string, schema: Json): Json {
  const type = get(schema, 'type');
  if (type === 'integer' || type === 'number') return Number.isNaN(Number(value)) ? value : Number(value);
  return type === 'boolean' ? value === 'true' : value;
}

function partOf({ user, bearer, apiKeys }: Credentials, { part, scheme }: Secret): string | undefined {
  const cut = user?.indexOf(':') ?? -1;
  switch (part.toLowerCase()) {
    case 'username':
      return cut < 0 ? user : user?.slice(0, cut);
    case 'password':
      return user === undefined ? undefined : cut < 0 ? '' : user.slice(cut + 1);
    case 'token':
    case 'accesstoken':
      return bearer;
    default:
      return (scheme === undefined ? undefined : apiKeys?.[scheme]) ?? apiKeys?.['*'];
  }
}
