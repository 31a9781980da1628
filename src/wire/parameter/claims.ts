/** Determines which query and cookie names belong to the parameters of an operation. */
import type { Parameter } from '../../model/contract.js';
import type { Query } from '../query.js';
import { Claims, claimOf } from '../style/claims.js';
import type { Claim } from '../style/claims.js';
import type { Document } from '../style/sent.js';
import { styledParameter } from './styled.js';

const NOTHING: Claim = { names: new Set(), isObject: false, isOpen: false };
const EVERYTHING: Claim = { names: new Set(), isObject: true, isOpen: true };

const known = new WeakMap<Document['document'], WeakMap<Parameter, Claim>>();

/** The names that a parameter is sent under; a `querystring` parameter takes every name. */
export function claimOfParameter(parameter: Parameter, { document }: Document): Claim {
  let claims = known.get(document);
  if (claims === undefined) known.set(document, (claims = new WeakMap()));
  let claim = claims.get(parameter);
  if (claim === undefined) claims.set(parameter, (claim = claimFor(parameter, { document })));
  return claim;
}

function claimFor(parameter: Parameter, document: Document): Claim {
  if (parameter.in === 'querystring') return EVERYTHING;
  if (parameter.in !== 'query' && parameter.in !== 'cookie') return NOTHING;
  if (parameter.mediaType !== undefined) return { ...NOTHING, names: new Set([parameter.name]) };
  return claimOf(styledParameter(parameter), document);
}

/** The names that the parameters of an operation claim, in its query and among its cookies. */
export interface OperationClaims {
  readonly query: Claims;
  readonly cookies: Claims;
}

/** The claims of an operation's parameters. Compute them once per operation. */
export function claimsOf(parameters: readonly Parameter[], document: Document): OperationClaims {
  const among = (...places: readonly string[]): Claims =>
    new Claims(
      parameters
        .filter((parameter) => places.includes(parameter.in))
        .map((parameter) => claimOfParameter(parameter, document)),
    );
  return { query: among('query', 'querystring'), cookies: among('cookie') };
}

/** The names in a query that do not belong to any parameter, each once. */
export function unclaimedNames({ pairs }: Query, claims: Claims): readonly string[] {
  if (claims.isOpen) return [];
  return [...new Set(pairs.map(({ name }) => name))].filter((name) => !claims.has(name));
}
