/** The locations of findings: in one half of a contract, with the counterpart in the other half as a related location. */
import type { Location } from '../../finding.js';
import type { Context, Contract } from '../../model/contract.js';

type Places = { readonly location?: Location; readonly related?: readonly Location[] };

/** A place in the OpenAPI Description, and its counterpart in the vocabulary. */
export function inOpenApi({ openapi, hydra }: Contract, pointer: string, opposite?: string): Places {
  const other = opposite === undefined ? undefined : hydra.locate(opposite);
  return { location: openapi.locate(pointer), ...(other === undefined ? {} : { related: [other] }) };
}

/** A place in the vocabulary, and its counterpart in the OpenAPI Description. */
export function inHydra({ openapi, hydra }: Contract, pointer: string, opposite?: string): Places {
  const related = opposite === undefined ? {} : { related: [openapi.locate(opposite)] };
  return { ...located(hydra.locate(pointer)), ...related };
}

/** A place in a context document. */
export function inContext(context: Context, pointer: string): Places {
  return located(context.locate(pointer));
}

/** A location that may be unknown. */
export function located(location: Location | undefined): Places {
  return location === undefined ? {} : { location };
}
