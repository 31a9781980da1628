import type { OpenApiOperation } from '../../model/contract.js';
import type { CreatedResource } from '../check.js';
import type { Case } from '../plan/case.js';
import { SAFE_METHODS } from '../plan/plan.js';
import type { ResourceType } from '../plan/resource-types.js';
import { transferVars } from '../plan/template.js';
import { bind } from '../state/bind.js';
import type { Binding } from '../state/address-pool.js';
import { creatorOf } from '../plan/resource-types.js';
import { RunSession } from './session.js';
import type { Shared } from './shared.js';
import { forbidden, names } from './settings.js';

export interface Target {
  readonly binding: Binding;
  /** The run's own thing that the request is about. */
  readonly resource?: CreatedResource;
}

/** Finds what a case may be aimed at; keeps one thing of the run's own for each operation that changes things. */
export class Targets {
  readonly #ownTargets = new Map<string, CreatedResource>();
  readonly #session: RunSession;

  readonly #shared: Shared;

  constructor(shared: Shared) {
    this.#shared = shared;

    this.#session = new RunSession(shared);
  }

  /** A target, or the reason why there is none. */
  async of(one: Case): Promise<Target | string> {
    const { operation, draft } = one;
    const { settings, state } = this.#shared;
    const reason = forbidden(settings, operation, draft.method);
    if (reason !== undefined) return reason;
    const plain = { binding: bind(state, operation, settings.vars) };
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
  forget(operation: OpenApiOperation): void {
    this.#ownTargets.delete(operation.id);
  }

  /** Takes away what is left. */
  async cleanUp(): Promise<void> {
    await this.#session.cleanUp();
  }

  #creates(operation: OpenApiOperation): boolean {
    return this.#shared.state.resourceTypes.some((resourceType) => resourceType.create === operation);
  }

  async #forUndeclared(one: Case, plain: Target): Promise<Target | string> {
    const own = await this.#own(one.operation);
    if (own !== undefined) return own;
    return one.draft.method === 'DELETE' ? 'might delete something that the run did not make' : plain;
  }

  async #own(operation: OpenApiOperation): Promise<Target | undefined> {
    const resourceType = resourceTypeAbove(this.#shared, operation);
    if (resourceType === undefined) return undefined;
    const resource = this.#ownTargets.get(operation.id) ?? (await this.#session.create(resourceType));
    if (resource === undefined) return undefined;
    this.#ownTargets.set(operation.id, resource);
    const vars = transferVars(resourceType.item, resource.vars, operation.path);
    const { vars: all } = bind(this.#shared.state, operation, this.#shared.settings.vars, vars);
    return { resource, binding: { vars: all, provenance: 'own' } };
  }
}

/** The resource with a creator at an operation's path or nearest above it. */
export function resourceTypeAbove({ state }: Shared, { path }: OpenApiOperation): ResourceType | undefined {
  return state.resourceTypes
    .filter((resourceType) => creatorOf(resourceType) !== undefined && isAtOrBelow(path, resourceType.item))
    .sort((a, b) => b.item.length - a.item.length)[0];
}

function isAtOrBelow(path: string, item: string): boolean {
  const shape = (template: string): string => template.replace(/\{[^{}]*\}/g, '{}').replace(/\/$/, '');
  return shape(path) === shape(item) || shape(path).startsWith(`${shape(item)}/`);
}
