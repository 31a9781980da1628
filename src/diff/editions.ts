/** Two editions of a contract, with everything that rules compare matched between them. */
import type { SourceLocation } from '../finding.js';
import type { Class, Contract, HydraOperation, OpenApiOperation, SupportedProperty } from '../model/contract.js';
import { templateKey } from '../model/join.js';
import { namespaceOf } from '../model/namespaces.js';
import { match } from './match.js';
import type { Matched, Pair } from './match.js';
import type { SchemaDifference } from './schema/difference.js';
import { schemaDifferences } from './schema/differences.js';

/** The input of every rule. Each kind of part is matched once, on first use. */
export class Editions {
  readonly old: Contract;
  readonly new: Contract;
  readonly #known = new Map<string, unknown>();

  constructor(old: Contract, fresh: Contract) {
    this.old = old;
    this.new = fresh;
  }

  /** By method and path template, ignoring names of variables; the remaining operations by operationId. */
  get operations(): Matched<OpenApiOperation> {
    return this.#once('operations', () =>
      match(this.old.openapi.operations, this.new.openapi.operations, addressOf, ({ operationId }) => operationId),
    );
  }

  /** Between the schemas of the wire half. */
  get schemaDifferences(): readonly SchemaDifference[] {
    return this.#once('schemas', () =>
      schemaDifferences({ old: this.old.openapi, new: this.new.openapi }, this.operations.both),
    );
  }

  /** By IRI; the remaining classes by name, so that a vocabulary that moved to another namespace is still compared. */
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

  /** The properties of the classes that are in both editions: by IRI, the remaining ones by JSON key. */
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

  /** The Hydra operations: by owner, method and title; the remaining ones without the title. */
  get hydraOperations(): Matched<HydraOperation> {
    return this.#once('hydraOperations', () => this.#matchHydraOperations());
  }

  oldLocation = (pointer: string): SourceLocation => this.old.openapi.locate(pointer);
  newLocation = (pointer: string): SourceLocation => this.new.openapi.locate(pointer);
  oldTermLocation = (pointer: string): SourceLocation | undefined => this.old.hydra.locate(pointer);
  newTermLocation = (pointer: string): SourceLocation | undefined => this.new.hydra.locate(pointer);

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

/** A class in both editions with its properties. */
export interface ClassPair {
  readonly cls: Pair<Class>;
  readonly properties: Matched<SupportedProperty>;
}

/** A property in both editions with its class. */
export interface PropertyPair extends Pair<SupportedProperty> {
  readonly cls: Pair<Class>;
}

function addressOf({ method, path }: OpenApiOperation): string {
  return `${method} ${templateKey(path)}`;
}

/** Whether the IRI of a term changed only because its whole namespace did. */
export function movedWith(namespace: Pair<{ readonly iri: string }>, term: Pair<{ readonly iri: string }>): boolean {
  const [from, to] = [namespaceOf(namespace.old.iri), namespaceOf(namespace.new.iri)];
  return from !== to && term.old.iri.startsWith(from) && to + term.old.iri.slice(from.length) === term.new.iri;
}
