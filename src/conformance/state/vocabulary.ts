/** Lookups in the contract's vocabulary. */
import type { Class, SupportedProperty } from '../../model/contract.js';
import { HYDRA, namespaceOf } from '../../model/namespaces.js';
import type { RunState } from '../check.js';

/** Classes and properties of the contract's vocabulary by IRI; empty for a vocabulary that was derived from OpenAPI. */
export class Vocabulary {
  readonly #classes: ReadonlyMap<string, Class>;
  readonly #namespaces: ReadonlySet<string>;
  readonly #properties = new Map<string, SupportedProperty[]>();

  constructor({ contract }: RunState) {
    const { classes, origin } = contract.hydra;
    const own = origin === 'authored' ? classes : [];
    this.#classes = new Map(own.map((one) => [one.iri, one]));
    for (const { properties } of own)
      for (const one of properties) this.#properties.set(one.iri, [...(this.#properties.get(one.iri) ?? []), one]);
    this.#namespaces = new Set(own.map(({ iri }) => namespaceOf(iri)).filter((name) => name !== HYDRA && name !== ''));
  }

  get isEmpty(): boolean {
    return this.#classes.size === 0;
  }

  classOf(iri: string): Class | undefined {
    return this.#classes.get(iri);
  }

  /** The declarations of a property on any class. */
  declarations(iri: string): readonly SupportedProperty[] {
    return this.#properties.get(iri) ?? [];
  }

  /** The properties that instances of the given classes support, including those of superclasses. */
  supported(types: readonly string[], seen: readonly string[] = []): SupportedProperty[] {
    return types.flatMap((iri) => {
      const one = seen.includes(iri) ? undefined : this.#classes.get(iri);
      return one === undefined ? [] : [...one.properties, ...this.supported(one.subClassOf, [...seen, iri])];
    });
  }

  /** Whether a class is the wanted class or one of its subclasses. */
  isA(iri: string, wanted: string, seen: readonly string[] = []): boolean {
    if (iri === wanted) return true;
    return (
      !seen.includes(iri) &&
      (this.#classes.get(iri)?.subClassOf ?? []).some((parent) => this.isA(parent, wanted, [...seen, iri]))
    );
  }

  /** Whether an IRI is in one of the namespaces of the vocabulary. */
  isOwn(iri: string): boolean {
    return this.#namespaces.has(namespaceOf(iri));
  }
}

const known = new WeakMap<RunState, Vocabulary>();

/** The vocabulary of a run's contract. */
export function vocabularyOf(state: RunState): Vocabulary {
  let vocabulary = known.get(state);
  if (vocabulary === undefined) known.set(state, (vocabulary = new Vocabulary(state)));
  return vocabulary;
}
