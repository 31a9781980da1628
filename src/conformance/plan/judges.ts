/** The compiled schemas of a contract, shared by its plan and by all its runs. */
import type { OpenApi } from '../../model/contract.js';
import { schemaJudges } from '../../validate/schema.js';
import type { SchemaJudges } from '../../validate/schema.js';

const compiled = new WeakMap<OpenApi, SchemaJudges>();

/** The judges of a Description's schemas: the same for every call, so that each schema is compiled once. */
export function judgesOf(openapi: OpenApi): SchemaJudges {
  let judges = compiled.get(openapi);
  if (judges === undefined) compiled.set(openapi, (judges = schemaJudges(openapi)));
  return judges;
}
