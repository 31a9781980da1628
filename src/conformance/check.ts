import type { Contract, MediaType, OpenApiOperation, Response } from '../model/contract.js';
import type { Json } from '../model/json.js';
import type { Severity } from '../finding.js';
import type { Expansion } from '../validate/jsonld.js';
import type { SchemaJudges } from '../validate/schema.js';
import type { Exchange, WireResponse } from './exchange.js';
import type { Case, CaseKind, Draft } from './plan/case.js';
import type { ResourceType } from './plan/resource-types.js';
import type { Vars } from './plan/template.js';
import type { Binding, AddressPool } from './state/address-pool.js';
import type { StepOutcome } from './workflow/outcome.js';
import type { Workflow } from './workflow/workflow.js';

/** What every check may see of a run. */
export interface RunState {
  readonly contract: Contract;
  readonly judges: SchemaJudges;
  readonly resourceTypes: readonly ResourceType[];
  readonly pool: AddressPool;
  /** What the contract's Arazzo descriptions hold. */
  readonly workflows: readonly Workflow[];
  /** Address of the server with its base path, without a final slash. */
  readonly base: string;
  /** Whether the run may change anything. */
  readonly writes: boolean;
  /** Whether credentials of a second user were given. */
  readonly hasOther: boolean;
  /** Whether credentials were given at all. */
  readonly hasOwn: boolean;
  /** Answers are the contract's examples whatever is asked: nothing can be said of state. */
  readonly stateless: boolean;
  /** Things noticed on the way that only make sense together; by name. */
  readonly notes: Map<string, Set<string>>;
  /** Expands JSON-LD with the contract's contexts and those that the server itself serves. */
  expand(document: Json, base?: string): Promise<Expansion>;
  /** The path below the base path, without query, of an address on this server; undefined for any other. */
  pathOf(url: string): string | undefined;
}

/** An exchange with what it was for. */
export interface ExchangeView {
  readonly state: RunState;
  readonly exchange: Exchange;
  readonly response: WireResponse;
  readonly kind: CaseKind;
  /** The operation that was called, or that answers at the address; none for methods that are not declared. */
  readonly operation?: OpenApiOperation;
  /** The case, if it was one; steps of sequences are none. */
  readonly case?: Case;
  /** The declared response that the status selects: itself, its range or `default`. */
  readonly declared?: Response;
  /** The declared media type that the response's content type selects. */
  readonly media?: MediaType;
  /** How well the target is known to exist. */
  readonly binding: Binding;
  /** What the same request was answered with GET, for HEAD. */
  readonly twin?: Exchange;
}

/** What a check says is wrong. */
export interface CheckReport {
  readonly message: string;
  /** JSON Pointer in the body, or `header:Name`. */
  readonly at?: string;
  readonly hint?: string;
  readonly severity?: Severity;
  /** Reports with one key have one cause; default what it is about without the value. */
  readonly key?: string;
}

/** A thing that the run made. */
export interface CreatedResource {
  readonly resourceType: ResourceType;
  readonly vars: Vars;
  /** Absolute address. */
  readonly url: string;
  /** The body that was sent. */
  readonly sent: Json | undefined;
  readonly creation: Exchange;
}

export interface CreateOptions {
  /** Changes the body before it is sent. */
  readonly adjust?: (body: Json) => Json;
  /** Variables of the collection's path. */
  readonly vars?: Vars;
  readonly identity?: Draft['identity'];
}

/** One run through a sequence; everything it makes is taken away again afterwards. */
export interface Session {
  readonly state: RunState;
  /** Calls an operation with its usual request, changed as told. */
  call(operation: OpenApiOperation, change?: Partial<Draft>): Promise<Exchange>;
  /** Reads an address on this server. */
  visit(url: string, identity?: Draft['identity']): Promise<Exchange>;
  /** A usual, fresh body for an operation, or undefined when it has none. */
  body(operation: OpenApiOperation, vars?: Vars): Json | undefined;
  create(resourceType: ResourceType, options?: CreateOptions): Promise<CreatedResource | undefined>;
  remove(resource: CreatedResource): Promise<Exchange | undefined>;
  /** Runs a workflow; resolves to a reason when it could not be run. */
  perform(workflow: Workflow): Promise<readonly StepOutcome[] | string>;
  report(exchange: Exchange, report: CheckReport): void;
}

/** A sequence of requests and what must hold between their answers. */
export interface Scenario<Subject = unknown> {
  /** What it applies to in this contract; empty when it does not apply. */
  readonly subjects: (state: RunState) => readonly Subject[];
  /** What a subject is known by, where that is not its operation. */
  readonly name?: (subject: Subject) => string;
  /** The operation that a subject's findings count for. */
  readonly operation: (subject: Subject) => OpenApiOperation | undefined;
  /** Whether it changes anything on the server. */
  readonly writes: boolean;
  /** Resolves to a reason when nothing could be judged. */
  readonly run: (session: Session, subject: Subject) => Promise<string | void>;
}

/** A conformance check: judges each exchange, or runs sequences of its own, or both. */
export interface ConformanceCheck {
  /** File name, docs page and test name. */
  readonly id: string;
  /** One line: what must hold. */
  readonly title: string;
  readonly severity: Severity;
  /** The standard and section that it rests on, or `this project`. */
  readonly source: string;
  readonly exchange?: (view: ExchangeView) => Iterable<CheckReport> | Promise<Iterable<CheckReport>>;
  /** Judges an exchange that brought no response. */
  readonly failure?: (exchange: Exchange) => Iterable<CheckReport>;
  readonly scenario?: Scenario<never>;
}

/** Types a check. */
export function defineConformanceCheck<const C extends ConformanceCheck>(check: C): C {
  return check;
}

/** Types a sequence; its subjects are its own affair. */
export function defineScenario<Subject>(scenario: Scenario<Subject>): Scenario<never> {
  return scenario as unknown as Scenario<never>;
}
