import type { Location } from '../../finding.js';
import type { Contract } from '../../model/contract.js';

type Places = { readonly location?: Location; readonly related?: readonly Location[] };

/** A place in the OpenAPI half, and what the vocabulary says of the same thing. */
export function inOpenApi({ openapi, hydra }: Contract, pointer: string, opposite?: string): Places {
  const other = opposite === undefined ? undefined : hydra.locate(opposite);
  return { location: openapi.locate(pointer), ...(other === undefined ? {} : { related: [other] }) };
}

/** A place in the vocabulary, and what OpenAPI says of the same thing. */
export function inHydra({ openapi, hydra }: Contract, pointer: string, opposite?: string): Places {
  const location = hydra.locate(pointer);
  const related = opposite === undefined ? [] : [openapi.locate(opposite)];
  return { ...(location === undefined ? {} : { location }), ...(related.length === 0 ? {} : { related }) };
}
