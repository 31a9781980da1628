import type { SourceLocation } from '../finding.js';
import type { Class, Contract, HydraOperation, OpenApiOperation, SupportedProperty } from '../model/contract.js';
import { templateKey } from '../model/join.js';
import { namespaceOf } from '../model/namespaces.js';
import { match } from './match.js';
import type { Matched, Pair } from './match.js';
import type { SchemaDifference } from './schema/difference.js';
import { schemaDifferences } from './schema/differences.js';

/** Two editions of a contract side by side: what rules look at. Everything is matched once, when it is first asked for. */
export class Editions {
  readonly old: Contract;
  readonly new: Contract;
  readonly #known = new Map<string, unknown>();

  constructor(old: Contract, fresh: Contract) {
    this.old = old;
    this.new = fresh;
  }

  /** By method and path template, names of variables ignored; what is left by operationId. */
  get operations(): Matched<OpenApiOperation> {
    return this.#once('operations', () =>
      match(this.old.openapi.operations, this.new.openapi.operations, placeOf, ({ operationId }) => operationId),
    );
  }

  get schemaDifferences(): readonly SchemaDifference[] {
    return this.#once('schemas', () =>
      schemaDifferences({ old: this.old.openapi, new: this.new.openapi }, this.operations.both),
    );
  }

  /** By IRI; what is left by name, so that a vocabulary that moved is still compared. */
  get classes(): Matched<Class> {
    return this.#once('classes', () =>
      match(
        this.old.hydra.classes,
        this.new.hydra.classes,
        ({ iri }) => iri,
        ({ name }) => name,
      ),
    );
  }

  /** The properties of each class that is in both editions: by IRI, what is left by JSON key. */
  get properties(): readonly ClassPair[] {
    return this.#once('properties', () =>
      this.classes.both.map((cls) => ({
        cls,
        properties: match(
          cls.old.properties,
          cls.new.properties,
          ({ iri }) => iri,
          ({ key }) => key,
        ),
      })),
    );
  }

  /** Every property that is in both editions. */
  get commonProperties(): readonly PropertyPair[] {
    return this.properties.flatMap(({ cls, properties }) => properties.both.map((pair) => ({ ...pair, cls })));
  }

  /** The Hydra operations of everything that is in both editions: by owner, method and title, then without the title. */
  get hydraOperations(): Matched<HydraOperation> {
    return this.#once('hydraOperations', () => this.#matchHydraOperations());
  }

  oldPlace = (pointer: string): SourceLocation => this.old.openapi.locate(pointer);
  newPlace = (pointer: string): SourceLocation => this.new.openapi.locate(pointer);
  oldTerm = (pointer: string): SourceLocation | undefined => this.old.hydra.locate(pointer);
  newTerm = (pointer: string): SourceLocation | undefined => this.new.hydra.locate(pointer);

  #matchHydraOperations(): Matched<HydraOperation> {
    const renamed = new Map<string, string>();
    for (const { old, new: fresh } of [...this.classes.both, ...this.commonProperties]) renamed.set(old.iri, fresh.iri);
    const current = (iri: string | undefined): string => (iri === undefined ? '' : (renamed.get(iri) ?? iri));
    const owner = ({ class: cls, property, method }: HydraOperation): string =>
      JSON.stringify([current(cls), current(property), method]);
    const titled = (operation: HydraOperation): string => `${owner(operation)} ${operation.title ?? ''}`;
    return match(this.old.hydra.operations, this.new.hydra.operations, titled, owner);
  }

  #once<T>(name: string, make: () => T): T {
    if (!this.#known.has(name)) this.#known.set(name, make());
    return this.#known.get(name) as T;
  }
}

/** A class in both editions, with its properties. */
export interface ClassPair {
  readonly cls: Pair<Class>;
  readonly properties: Matched<SupportedProperty>;
}

export interface PropertyPair extends Pair<SupportedProperty> {
  readonly cls: Pair<Class>;
}

function placeOf({ method, path }: OpenApiOperation): string {
  return `${method} ${templateKey(path)}`;
}

/** Whether an IRI changed only because its whole namespace moved. */
export function movedWith(namespace: Pair<{ readonly iri: string }>, term: Pair<{ readonly iri: string }>): boolean {
  const [from, to] = [namespaceOf(namespace.old.iri), namespaceOf(namespace.new.iri)];
  return from !== to && term.old.iri.startsWith(from) && to + term.old.iri.slice(from.length) === term.new.iri;
}
