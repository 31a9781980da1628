import type { OpenApiOperation } from '../../model/contract.js';
import { get } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import type { CheckReport, ConformanceCheck, CreateOptions, Session, Thing } from '../check.js';
import { succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { baseBodies, baseDraft, usualBody } from '../plan/base.js';
import type { BaseBody, PlanInput } from '../plan/base.js';
import type { Draft } from '../plan/case.js';
import type { Resource } from '../plan/resources.js';
import { fillPath } from '../plan/template.js';
import type { Vars } from '../plan/template.js';
import { freshNames } from '../plan/fresh-names.js';
import { unknownValue } from '../plan/target-cases.js';
import { flatten } from '../plan/flatten.js';
import { bind } from '../state/bind.js';
import { freshen } from '../state/freshen.js';
import { addressOf, isBelow } from '../state/learn.js';
import type { Binding } from '../state/pool.js';
import type { Client } from './client.js';
import { judgeExchange } from './judge.js';
import type { Judgement, Purpose } from './judge.js';
import type { StepOutcome } from '../workflow/outcome.js';
import type { Workflow } from '../workflow/workflow.js';
import type { Settings } from './settings.js';
import { performWorkflow } from './workflows.js';
import type { RunWorld } from './world.js';

/** What all sessions of a run share. */
export interface Shared {
  readonly world: RunWorld;
  readonly settings: Settings;
  readonly client: Client;
  readonly checks: readonly ConformanceCheck[];
  readonly plan: PlanInput;
  /** Which base body of a creating operation was accepted. */
  readonly accepted: Map<string, number>;
  /** A number that no other use of it has. */
  next(): number;
}

/** The operation that makes a resource's things: POST, or PUT where that is declared to. */
export function creatorOf(resource: Resource): OpenApiOperation | undefined {
  if (resource.create !== undefined) return resource.create;
  return resource.replace?.responses.some(({ status }) => status === '201') === true ? resource.replace : undefined;
}

/** Thrown out of a sequence when the run has to leave an operation alone: what follows would say nothing. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** One run through a sequence: keeps what was reported and what was made. */
export class RunSession implements Session {
  readonly judgements: Judgement[] = [];
  readonly things: Thing[] = [];
  #tidying = false;

  readonly #shared: Shared;
  readonly #check: ConformanceCheck | undefined;
  readonly #operation: OpenApiOperation | undefined;

  constructor(shared: Shared, check?: ConformanceCheck, operation?: OpenApiOperation) {
    this.#shared = shared;
    this.#check = check;
    this.#operation = operation;
  }

  get world(): RunWorld {
    return this.#shared.world;
  }

  async call(operation: OpenApiOperation, change: Partial<Draft> = {}): Promise<Exchange> {
    const binding = bind(this.world, operation, this.#shared.settings.vars, change.vars);
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
    const path = this.world.pathOf(url);
    const template = path === undefined ? undefined : this.world.pool.templateOf(path);
    const operation = this.world.contract.openapi.operations.find(
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

  async create(resource: Resource, options: CreateOptions = {}): Promise<Thing | undefined> {
    const operation = creatorOf(resource);
    if (operation === undefined || !this.world.writes) return undefined;
    const bodies = baseBodies(this.#shared.plan, operation);
    const known = this.#shared.accepted.get(operation.id);
    const order = known === undefined ? bodies.map((_, index) => index).slice(0, 4) : [known];
    for (const index of bodies.length === 0 ? [-1] : order) {
      const thing = await this.#attempt(resource, operation, bodies[index], options);
      if (thing === undefined) continue;
      this.#shared.accepted.set(operation.id, index);
      return thing;
    }
    return undefined;
  }

  async remove(thing: Thing): Promise<Exchange | undefined> {
    const operation = thing.resource.remove;
    const place = this.things.indexOf(thing);
    if (place >= 0) this.things.splice(place, 1);
    return operation === undefined ? undefined : this.call(operation, { vars: thing.vars });
  }

  perform(workflow: Workflow): Promise<readonly StepOutcome[] | string> {
    return performWorkflow(this.#shared, workflow);
  }

  report(exchange: Exchange, report: CheckReport): void {
    if (this.#check !== undefined)
      this.judgements.push({ check: this.#check, report, exchange, operation: this.#operation });
  }

  /** Takes away again what the sequence made and did not take away itself. */
  async tidy(): Promise<void> {
    if (this.#shared.settings.keep) return;
    this.#tidying = true;
    for (const thing of this.things.splice(0).reverse()) await this.remove(thing);
  }

  /** Notes a thing for {@link tidy}. */
  own(thing: Thing): void {
    this.things.push(thing);
  }

  async #attempt(
    resource: Resource,
    operation: OpenApiOperation,
    base: BaseBody | undefined,
    options: CreateOptions,
  ): Promise<Thing | undefined> {
    const fixed: Record<string, string> = { ...options.vars };
    if (operation === resource.replace) fixed[resource.variable] = this.#newIdentifier(operation, resource.variable);
    const vars = bind(this.world, operation, this.#shared.settings.vars, fixed).vars;
    const fresh =
      base?.value === undefined
        ? undefined
        : freshen(this.world, operation, base.value, { n: this.#shared.next(), vars });
    const value = fresh === undefined ? undefined : (options.adjust?.(fresh) ?? fresh);
    const body = value === undefined ? base : { mediaType: base!.mediaType!, value };
    const exchange = await this.call(operation, {
      vars,
      ...(body === undefined ? {} : { body }),
      ...(options.identity === undefined ? {} : { identity: options.identity }),
    });
    if (!succeeded(exchange)) return undefined;
    const address =
      operation === resource.replace
        ? vars
        : (addressOf(this.world, resource, exchange, vars) ?? addressSent(resource, value, vars));
    if (address === undefined) return undefined;
    const thing: Thing = {
      resource,
      vars: address,
      url: this.world.base + fillPath(resource.item, address),
      sent: value,
      created: exchange,
    };
    this.things.push(thing);
    return thing;
  }

  #newIdentifier(operation: OpenApiOperation, variable: string): string {
    const parameter = operation.parameters.find(({ name }) => name === variable);
    const value = unknownValue(flatten(this.world.contract.openapi.document, parameter?.schema));
    const n = this.#shared.next();
    if (typeof value === 'number') return String(value - n);
    const judge = parameter === undefined ? undefined : this.world.judges.judge(parameter.schema);
    const candidates = freshNames(String(value ?? 'new'), n);
    return candidates.find((one) => judge?.(one).length === 0) ?? candidates[0]!;
  }

  #draftBody(operation: OpenApiOperation, vars?: Vars): Draft['body'] {
    const base = usualBody(this.#shared.plan, operation);
    if (base?.value === undefined) return base;
    return { ...base, value: freshen(this.world, operation, base.value, { n: this.#shared.next(), vars }) };
  }

  async #sent(exchange: Exchange, purpose: Purpose & { readonly binding: Binding }): Promise<Exchange> {
    if (exchange.failure?.kind === 'bounds' && this.#check !== undefined && !this.#tidying)
      throw new Interrupted(exchange.failure.message);
    this.judgements.push(
      ...(await judgeExchange(this.world, this.#shared.settings, this.#shared.checks, exchange, purpose)),
    );
    return exchange;
  }
}

/** The address of a thing whose identifier the client itself chose. */
function addressSent(resource: Resource, sent: Json | undefined, vars: Vars): Vars | undefined {
  const id = isBelow(resource) ? (get(sent, resource.variable) ?? get(sent, 'id') ?? get(sent, '_id')) : undefined;
  return typeof id === 'string' || typeof id === 'number' ? { ...vars, [resource.variable]: String(id) } : undefined;
}
