import type { OpenApiOperation } from '../../model/contract.js';
import type { Thing } from '../check.js';
import type { Case } from '../plan/case.js';
import { SAFE_METHODS } from '../plan/plan.js';
import type { Resource } from '../plan/resources.js';
import { transferVars } from '../plan/template.js';
import { bind } from '../state/bind.js';
import type { Binding } from '../state/pool.js';
import { creatorOf, RunSession } from './session.js';
import type { Shared } from './session.js';
import { forbidden, names } from './settings.js';

export interface Target {
  readonly binding: Binding;
  /** The run's own thing that the request is about. */
  readonly thing?: Thing;
}

/** Finds what a case may be aimed at; keeps one thing of the run's own for each operation that changes things. */
export class Targets {
  readonly #victims = new Map<string, Thing>();
  readonly #session: RunSession;

  readonly #shared: Shared;

  constructor(shared: Shared) {
    this.#shared = shared;

    this.#session = new RunSession(shared);
  }

  /** A target, or the reason why there is none. */
  async of(one: Case): Promise<Target | string> {
    const { operation, draft } = one;
    const { settings, world } = this.#shared;
    const reason = forbidden(settings, operation, draft.method);
    if (reason !== undefined) return reason;
    const plain = { binding: bind(world, operation, settings.vars) };
    if (SAFE_METHODS.has(draft.method)) return plain;
    if (one.kind === 'undeclared-method') return this.#forUndeclared(one, plain);
    if (one.kind === 'unknown-target' || one.kind === 'odd-target') return plain;
    if (this.#creates(operation)) return plain;
    const own = await this.#own(operation);
    if (own !== undefined) return own;
    return settings.allowExisting || names(settings.include, operation)
      ? plain
      : `would change something that the run did not make: --include '${operation.id}' or --allow-existing`;
  }

  /** Forgets the thing of an operation, when it is gone. */
  spent(operation: OpenApiOperation): void {
    this.#victims.delete(operation.id);
  }

  /** Takes away what is left. */
  async tidy(): Promise<void> {
    await this.#session.tidy();
  }

  #creates(operation: OpenApiOperation): boolean {
    return this.#shared.world.resources.some((resource) => resource.create === operation);
  }

  async #forUndeclared(one: Case, plain: Target): Promise<Target | string> {
    const own = await this.#own(one.operation);
    if (own !== undefined) return own;
    return one.draft.method === 'DELETE' ? 'might delete something that the run did not make' : plain;
  }

  async #own(operation: OpenApiOperation): Promise<Target | undefined> {
    const resource = resourceAbove(this.#shared, operation);
    if (resource === undefined) return undefined;
    const thing = this.#victims.get(operation.id) ?? (await this.#session.create(resource));
    if (thing === undefined) return undefined;
    this.#victims.set(operation.id, thing);
    const vars = transferVars(resource.item, thing.vars, operation.path);
    const { vars: all } = bind(this.#shared.world, operation, this.#shared.settings.vars, vars);
    return { thing, binding: { vars: all, provenance: 'own' } };
  }
}

/** The resource with a creator at an operation's path or nearest above it. */
export function resourceAbove({ world }: Shared, { path }: OpenApiOperation): Resource | undefined {
  return world.resources
    .filter((resource) => creatorOf(resource) !== undefined && isAtOrBelow(path, resource.item))
    .sort((a, b) => b.item.length - a.item.length)[0];
}

function isAtOrBelow(path: string, item: string): boolean {
  const shape = (template: string): string => template.replace(/\{[^{}]*\}/g, '{}').replace(/\/$/, '');
  return shape(path) === shape(item) || shape(path).startsWith(`${shape(item)}/`);
}
