import type { OpenApiOperation } from '../../model/contract.js';
import { get } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import type { CheckReport, ConformanceCheck, CreateOptions, Session, CreatedResource } from '../check.js';
import { succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { baseBodies, baseDraft, usualBody } from '../plan/base.js';
import type { BaseBody } from '../plan/base.js';
import type { Draft } from '../plan/case.js';
import { creatorOf } from '../plan/resource-types.js';
import type { ResourceType } from '../plan/resource-types.js';
import { fillPath } from '../plan/template.js';
import type { Vars } from '../plan/template.js';
import { freshNames } from '../plan/fresh-names.js';
import { unknownValue } from '../plan/target-cases.js';
import { flatten } from '../plan/flatten.js';
import { bind } from '../state/bind.js';
import { freshBody } from '../state/fresh-body.js';
import { addressOf, isBelow } from '../state/addresses.js';
import type { Binding } from '../state/address-pool.js';
import { judgeExchange } from './judge.js';
import type { Judgement, Purpose } from './judge.js';
import type { StepOutcome } from '../workflow/outcome.js';
import type { Workflow } from '../workflow/workflow.js';
import type { Shared } from './shared.js';
import { performWorkflow } from './workflows.js';
import type { MutableRunState } from './run-state.js';

/** Thrown out of a sequence when the run has to leave an operation alone: what follows would say nothing. */
export class ScenarioInterrupted extends Error {
  override readonly name = 'Interrupted';
}

/** One run through a sequence: keeps what was reported and what was made. */
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
    return this.#sent(await this.#shared.client.send(request, operation), {
      kind: 'step',
      operation: draft.method === operation.method ? operation : undefined,
      binding,
    });
  }

  async visit(url: string, identity: Draft['identity'] = 'own'): Promise<Exchange> {
    const path = this.state.pathOf(url);
    const template = path === undefined ? undefined : this.state.pool.templateOf(path);
    const operation = this.state.contract.openapi.operations.find(
      (one) => one.method === 'GET' && one.path === template,
    );
    const accept =
      operation === undefined ? '*/*' : (baseDraft(this.#shared.plan, operation, undefined).headers['Accept'] ?? '*/*');
    const request = this.#shared.client.visiting(url, identity, operation, accept);
    return this.#sent(await this.#shared.client.send(request, operation), {
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
    const known = this.#shared.accepted.get(operation.id);
    const order = known === undefined ? bodies.map((_, index) => index).slice(0, 4) : [known];
    for (const index of bodies.length === 0 ? [-1] : order) {
      const resource = await this.#attempt(resourceType, operation, bodies[index], options);
      if (resource === undefined) continue;
      this.#shared.accepted.set(operation.id, index);
      return resource;
    }
    return undefined;
  }

  async remove(resource: CreatedResource): Promise<Exchange | undefined> {
    const operation = resource.resourceType.remove;
    const place = this.createdResources.indexOf(resource);
    if (place >= 0) this.createdResources.splice(place, 1);
    return operation === undefined ? undefined : this.call(operation, { vars: resource.vars });
  }

  perform(workflow: Workflow): Promise<readonly StepOutcome[] | string> {
    return performWorkflow(this.#shared, workflow);
  }

  report(exchange: Exchange, report: CheckReport): void {
    if (this.#check !== undefined)
      this.judgements.push({ check: this.#check, report, exchange, operation: this.#operation });
  }

  /** Takes away again what the sequence made and did not take away itself. */
  async cleanUp(): Promise<void> {
    if (this.#shared.settings.keep) return;
    this.#cleaningUp = true;
    for (const resource of this.createdResources.splice(0).reverse()) await this.remove(resource);
  }

  /** Notes a thing for {@link tidy}. */
  own(resource: CreatedResource): void {
    this.createdResources.push(resource);
  }

  async #attempt(
    resourceType: ResourceType,
    operation: OpenApiOperation,
    base: BaseBody | undefined,
    options: CreateOptions,
  ): Promise<CreatedResource | undefined> {
    const fixed: Record<string, string> = { ...options.vars };
    if (operation === resourceType.replace)
      fixed[resourceType.variable] = this.#newIdentifier(operation, resourceType.variable);
    const vars = bind(this.state, operation, this.#shared.settings.vars, fixed).vars;
    const fresh =
      base?.value === undefined
        ? undefined
        : freshBody(this.state, operation, base.value, { n: this.#shared.next(), vars });
    const value = fresh === undefined ? undefined : (options.adjust?.(fresh) ?? fresh);
    const body = value === undefined ? base : { mediaType: base!.mediaType!, value };
    const exchange = await this.call(operation, {
      vars,
      ...(body === undefined ? {} : { body }),
      ...(options.identity === undefined ? {} : { identity: options.identity }),
    });
    if (!succeeded(exchange)) return undefined;
    const address =
      operation === resourceType.replace
        ? vars
        : (addressOf(this.state, resourceType, exchange, vars) ?? addressSent(resourceType, value, vars));
    if (address === undefined) return undefined;
    const resource: CreatedResource = {
      resourceType,
      vars: address,
      url: this.state.base + fillPath(resourceType.item, address),
      sent: value,
      creation: exchange,
    };
    this.createdResources.push(resource);
    return resource;
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

  async #sent(exchange: Exchange, purpose: Purpose & { readonly binding: Binding }): Promise<Exchange> {
    if (exchange.failure?.kind === 'bounds' && this.#check !== undefined && !this.#cleaningUp)
      throw new ScenarioInterrupted(exchange.failure.message);
    this.judgements.push(
      ...(await judgeExchange(this.state, this.#shared.settings, this.#shared.checks, exchange, purpose)),
    );
    return exchange;
  }
}

/** The address of a thing whose identifier the client itself chose. */
function addressSent(resourceType: ResourceType, sent: Json | undefined, vars: Vars): Vars | undefined {
  const id = isBelow(resourceType)
    ? (get(sent, resourceType.variable) ?? get(sent, 'id') ?? get(sent, '_id'))
    : undefined;
  return typeof id === 'string' || typeof id === 'number'
    ? { ...vars, [resourceType.variable]: String(id) }
    : undefined;
}
