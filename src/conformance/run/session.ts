/** A session: one execution of a scenario, with the resources that it creates and the reports that it collects. */
import type { OpenApiOperation } from '../../model/contract.js';
import { get } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import type { CheckReport, ConformanceCheck, CreatedResource, CreateOptions, Session } from '../check.js';
import { succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { baseBodies, baseDraft, usualBody } from '../plan/base.js';
import type { BaseBody } from '../plan/base.js';
import type { Draft, DraftBody } from '../plan/case.js';
import { flatten } from '../plan/flatten.js';
import { freshNames } from '../plan/fresh-names.js';
import { creatorOf, livesInCollection } from '../plan/resource-types.js';
import type { ResourceType } from '../plan/resource-types.js';
import { unknownValue } from '../plan/target-cases.js';
import { fillPath } from '../plan/template.js';
import type { Vars } from '../plan/template.js';
import { addressOf } from '../state/addresses.js';
import { bind } from '../state/bind.js';
import { freshBody } from '../state/fresh-body.js';
import { operationAt } from '../state/operation-at.js';
import type { StepOutcome } from '../workflow/outcome.js';
import type { Workflow } from '../workflow/workflow.js';
import { judgeExchange } from './judge.js';
import type { Judgement, Purpose } from './judge.js';
import type { MutableRunState } from './run-state.js';
import type { Shared } from './shared.js';
import { performWorkflow } from './workflows.js';

/** Thrown out of a scenario when the run stops calling an operation: the remaining steps would prove nothing. */
export class ScenarioInterrupted extends Error {
  override readonly name = 'ScenarioInterrupted';
}

/** How many base bodies are tried until the server accepts one. */
const MAX_BODIES = 4;

export class RunSession implements Session {
  readonly judgements: Judgement[] = [];
  readonly createdResources: CreatedResource[] = [];
  #cleaningUp = false;

  readonly #shared: Shared;
  readonly #check: ConformanceCheck | undefined;
  readonly #operation: OpenApiOperation | undefined;

  constructor(shared: Shared, check?: ConformanceCheck, operation?: OpenApiOperation) {
    this.#shared = shared;
    this.#check = check;
    this.#operation = operation;
  }

  get state(): MutableRunState {
    return this.#shared.state;
  }

  async call(operation: OpenApiOperation, change: Partial<Draft> = {}): Promise<Exchange> {
    const binding = bind(this.state, operation, this.#shared.settings.vars, change.vars);
    const base = baseDraft(this.#shared.plan, operation, change.body ?? this.#draftBody(operation, binding.vars));
    const draft: Draft = {
      ...base,
      ...change,
      headers: { ...base.headers, ...change.headers },
      query: [...base.query, ...(change.query ?? [])],
    };
    const request = this.#shared.client.request(draft, binding.vars, operation);
    return this.#judged(await this.#shared.client.send(request, operation), {
      kind: 'step',
      operation: draft.method === operation.method ? operation : undefined,
      binding,
    });
  }

  async visit(url: string, identity: Draft['identity'] = 'own'): Promise<Exchange> {
    const operation = operationAt(this.state, 'GET', url);
    const accept =
      operation === undefined ? '*/*' : (baseDraft(this.#shared.plan, operation, undefined).headers['Accept'] ?? '*/*');
    const request = this.#shared.client.visiting(url, identity, operation, accept);
    return this.#judged(await this.#shared.client.send(request, operation), {
      kind: 'step',
      operation,
      binding: { vars: {}, provenance: 'seen' },
    });
  }

  body(operation: OpenApiOperation, vars?: Vars): Json | undefined {
    return this.#draftBody(operation, vars)?.value;
  }

  async create(resourceType: ResourceType, options: CreateOptions = {}): Promise<CreatedResource | undefined> {
    const operation = creatorOf(resourceType);
    if (operation === undefined || !this.state.writes) return undefined;
    const bodies = baseBodies(this.#shared.plan, operation);
    const accepted = this.#shared.accepted.get(operation.id);
    const order = accepted === undefined ? bodies.map((_, index) => index).slice(0, MAX_BODIES) : [accepted];
    for (const index of bodies.length === 0 ? [-1] : order) {
      const resource = await this.#createWith(resourceType, operation, bodies[index], options);
      if (resource === undefined) continue;
      this.#shared.accepted.set(operation.id, index);
      this.createdResources.push(resource);
      return resource;
    }
    return undefined;
  }

  async remove(resource: CreatedResource): Promise<Exchange | undefined> {
    const operation = resource.resourceType.remove;
    const index = this.createdResources.indexOf(resource);
    if (index >= 0) this.createdResources.splice(index, 1);
    return operation === undefined ? undefined : this.call(operation, { vars: resource.vars });
  }

  perform(workflow: Workflow): Promise<readonly StepOutcome[] | string> {
    return performWorkflow(this.#shared, workflow);
  }

  report(exchange: Exchange, report: CheckReport): void {
    if (this.#check !== undefined)
      this.judgements.push({ check: this.#check, report, exchange, operation: this.#operation });
  }

  /** Deletes the resources that the scenario created and did not delete itself. */
  async cleanUp(): Promise<void> {
    if (this.#shared.settings.keep) return;
    this.#cleaningUp = true;
    for (const resource of this.createdResources.splice(0).reverse()) await this.remove(resource);
  }

  async #createWith(
    resourceType: ResourceType,
    operation: OpenApiOperation,
    base: BaseBody | undefined,
    options: CreateOptions,
  ): Promise<CreatedResource | undefined> {
    const vars = this.#varsFor(resourceType, operation, options.vars);
    const body = this.#bodyToCreate(operation, base, vars, options);
    const creation = await this.call(operation, {
      vars,
      ...(body === undefined ? {} : { body }),
      ...(options.identity === undefined ? {} : { identity: options.identity }),
    });
    if (!succeeded(creation)) return undefined;
    const address =
      operation === resourceType.replace
        ? vars
        : (addressOf(this.state, resourceType, creation, vars) ?? addressSent(resourceType, body?.value, vars));
    if (address === undefined) return undefined;
    const url = this.state.base + fillPath(resourceType.item, address);
    return { resourceType, vars: address, url, sent: body?.value, creation };
  }

  /** Variables of the path; where PUT creates, with an identifier that the client chooses. */
  #varsFor(resourceType: ResourceType, operation: OpenApiOperation, given: Vars = {}): Vars {
    const { replace, variable } = resourceType;
    const fixed = operation === replace ? { ...given, [variable]: this.#newIdentifier(operation, variable) } : given;
    return bind(this.state, operation, this.#shared.settings.vars, fixed).vars;
  }

  #bodyToCreate(
    operation: OpenApiOperation,
    base: BaseBody | undefined,
    vars: Vars,
    { adjust }: CreateOptions,
  ): DraftBody | undefined {
    if (base?.value === undefined) return base;
    const fresh = freshBody(this.state, operation, base.value, { n: this.#shared.next(), vars });
    return { mediaType: base.mediaType!, value: adjust?.(fresh) ?? fresh };
  }

  #newIdentifier(operation: OpenApiOperation, variable: string): string {
    const parameter = operation.parameters.find(({ name }) => name === variable);
    const value = unknownValue(flatten(this.state.contract.openapi.document, parameter?.schema));
    const n = this.#shared.next();
    if (typeof value === 'number') return String(value - n);
    const judge = parameter === undefined ? undefined : this.state.judges.judge(parameter.schema);
    const candidates = freshNames(String(value ?? 'new'), n);
    return candidates.find((one) => judge?.(one).length === 0) ?? candidates[0]!;
  }

  #draftBody(operation: OpenApiOperation, vars?: Vars): Draft['body'] {
    const base = usualBody(this.#shared.plan, operation);
    if (base?.value === undefined) return base;
    return { ...base, value: freshBody(this.state, operation, base.value, { n: this.#shared.next(), vars }) };
  }

  /** Runs the checks on an exchange of the session; throws where the run stops calling the operation. */
  async #judged(exchange: Exchange, purpose: Purpose): Promise<Exchange> {
    if (exchange.failure?.kind === 'bounds' && this.#check !== undefined && !this.#cleaningUp)
      throw new ScenarioInterrupted(exchange.failure.message);
    const { settings, checks } = this.#shared;
    this.judgements.push(...(await judgeExchange(this.state, settings, checks, exchange, purpose)));
    return exchange;
  }
}

/** The address of a resource whose identifier the client chose in the body. */
function addressSent(resourceType: ResourceType, sent: Json | undefined, vars: Vars): Vars | undefined {
  const { variable } = resourceType;
  const id = livesInCollection(resourceType) ? (get(sent, variable) ?? get(sent, 'id') ?? get(sent, '_id')) : undefined;
  return typeof id === 'string' || typeof id === 'number' ? { ...vars, [variable]: String(id) } : undefined;
}
