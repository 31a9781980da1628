/** Finds the resources at which cases are directed. */
import type { OpenApiOperation } from '../../model/contract.js';
import type { CreatedResource } from '../check.js';
import type { Case } from '../plan/case.js';
import { SAFE_METHODS } from '../plan/plan.js';
import { creatorOf } from '../plan/resource-types.js';
import type { ResourceType } from '../plan/resource-types.js';
import { pathBelow, transferVars } from '../plan/template.js';
import type { Binding } from '../state/address-pool.js';
import { bind } from '../state/bind.js';
import { RunSession } from './session.js';
import { forbidden, names } from './settings.js';
import type { Shared } from './shared.js';

export interface Target {
  readonly binding: Binding;
  /** The resource of the run that the request is about. */
  readonly resource?: CreatedResource;
}

/** The targets of a run's cases; keeps a resource of the run's own for each operation that changes resources. */
export class Targets {
  readonly #ownResources = new Map<string, CreatedResource>();
  readonly #session: RunSession;
  readonly #shared: Shared;

  constructor(shared: Shared) {
    this.#shared = shared;
    this.#session = new RunSession(shared);
  }

  /** The target of a case, or the reason why it has none. */
  async of(one: Case): Promise<Target | string> {
    const { operation, draft } = one;
    const { settings, state } = this.#shared;
    const reason = forbidden(settings, operation, draft.method);
    if (reason !== undefined) return reason;
    const known = { binding: bind(state, operation, settings.vars) };
    if (SAFE_METHODS.has(draft.method)) return known;
    if (one.kind === 'undeclared-method') return this.#forUndeclaredMethod(one, known);
    if (one.kind === 'unknown-target' || one.kind === 'odd-target') return known;
    if (state.resourceTypes.some(({ create }) => create === operation)) return known;
    const own = await this.#own(operation);
    if (own !== undefined) return own;
    return settings.allowExisting || names(settings.include, operation)
      ? known
      : `would change a resource that the run did not create: add --include '${operation.id}' or --allow-existing`;
  }

  /** Forgets the resource of an operation, after its deletion. */
  forget(operation: OpenApiOperation): void {
    this.#ownResources.delete(operation.id);
  }

  /** Deletes the resources that are left. */
  async cleanUp(): Promise<void> {
    await this.#session.cleanUp();
  }

  async #forUndeclaredMethod(one: Case, known: Target): Promise<Target | string> {
    const own = await this.#own(one.operation);
    if (own !== undefined) return own;
    return one.draft.method === 'DELETE' ? 'might delete a resource that the run did not create' : known;
  }

  async #own(operation: OpenApiOperation): Promise<Target | undefined> {
    const { state, settings } = this.#shared;
    const resourceType = resourceTypeAbove(this.#shared, operation);
    if (resourceType === undefined) return undefined;
    const resource = this.#ownResources.get(operation.id) ?? (await this.#session.create(resourceType));
    if (resource === undefined) return undefined;
    this.#ownResources.set(operation.id, resource);
    const fixed = transferVars(resourceType.item, resource.vars, operation.path);
    const { vars } = bind(state, operation, settings.vars, fixed);
    return { resource, binding: { vars, provenance: 'own' } };
  }
}

/** The creatable type whose path is that of an operation, or the nearest above it. */
function resourceTypeAbove({ state }: Shared, { path }: OpenApiOperation): ResourceType | undefined {
  return state.resourceTypes
    .filter((one) => creatorOf(one) !== undefined && pathBelow(one.item, path) !== undefined)
    .sort((a, b) => b.item.length - a.item.length)[0];
}
