/** Determines which names of a query or a form belong to a value: its own, those of its members, or names with keys in brackets. */
import { viewSchema } from '../../model/applied-schemas.js';
import type { Schema } from '../../model/contract.js';
import { baseOf } from '../query.js';
import type { Document } from './sent.js';
import type { Styled } from './styled.js';

/** The names that a value may be sent under. */
export interface Claim {
  /** Exactly these. */
  readonly names: ReadonlySet<string>;
  /** Names that begin with this one and continue in brackets: `name[key]`. */
  readonly base?: string;
  /** Whether the names are those of an object's members and nothing else. */
  readonly isObject: boolean;
  /** Whether unclaimed names belong to it, too: for an exploded object that allows undeclared properties. */
  readonly isOpen: boolean;
}

/** A styled value with its schema. */
export interface StyledValue extends Styled {
  readonly schema: Schema;
}

/**
 * The names that a value in a query style is sent under. An exploded object claims its declared properties. It claims
 * undeclared ones only if its schema explicitly allows them or declares none.
 */
export function claimOf(styled: StyledValue, document: Document): Claim {
  const { name, style, explode, schema } = styled;
  const own = { names: new Set([name]), isObject: false, isOpen: false };
  if (style === 'deepObject') return { ...own, base: name };
  const view = viewSchema(schema, document);
  if (!explode || !(view.isTyped ? view.allows('object') : view.suggested === 'object')) return own;
  const isObject = !view.isTyped || view.types.size === 1;
  return {
    names: new Set(isObject ? view.propertyNames : [name, ...view.propertyNames]),
    isObject,
    isOpen: view.isOpen || view.propertyNames.size === 0,
  };
}

/** The claims of values that share a query or a form. */
export class Claims {
  readonly #names = new Set<string>();
  readonly #bases = new Set<string>();
  /** Whether any claim is open, so that every name belongs to some value. */
  readonly isOpen: boolean;

  constructor(claims: readonly Claim[]) {
    for (const { names, base } of claims) {
      for (const name of names) this.#names.add(name);
      if (base !== undefined) this.#bases.add(base);
    }
    this.isOpen = claims.some(({ isOpen }) => isOpen);
  }

  /** Whether a value claims exactly this name. */
  has(name: string): boolean {
    if (this.#names.has(name)) return true;
    const base = this.#bases.size > 0 ? baseOf(name) : undefined;
    return base !== undefined && this.#bases.has(base);
  }
}
