/** Request bodies that violate the schema of an operation. */
import type { OpenApiOperation } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import type { Session } from '../check.js';
import { bodyType } from '../plan/base.js';
import type { Vars } from '../plan/template.js';
import { variations } from '../plan/variations.js';

export interface InvalidBodies {
  readonly mediaType: string;
  readonly values: readonly Json[];
}

/** Every invalid variation of an operation's usual body; undefined when it takes no body with a schema. */
export function invalidBodies(session: Session, operation: OpenApiOperation, vars?: Vars): InvalidBodies | undefined {
  const media = bodyType(operation);
  const base = session.body(operation, vars);
  if (media?.schema === undefined || base === undefined) return undefined;
  const { contract, judges } = session.state;
  const judge = judges.judge(media.schema, 'request');
  const invalid = variations(contract.openapi.document, media.schema, base, judge).filter(({ valid }) => !valid);
  return { mediaType: media.mediaType, values: invalid.map(({ value }) => value) };
}
