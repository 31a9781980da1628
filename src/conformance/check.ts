/** What a conformance check is, and what it can use. */
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

/** The state of a run, as every check sees it. */
export interface RunState {
  readonly contract: Contract;
  readonly judges: SchemaJudges;
  readonly resourceTypes: readonly ResourceType[];
  readonly pool: AddressPool;
  /** The workflows of the contract's Arazzo Descriptions. */
  readonly workflows: readonly Workflow[];
  /** Address of the server with its base path, without a final slash. */
  readonly base: string;
  /** Whether the run may change anything. */
  readonly writes: boolean;
  /** Whether credentials of a second user were given. */
  readonly hasOther: boolean;
  /** Whether credentials were given at all. */
  readonly hasOwn: boolean;
  /** The server does not keep state: it answers every request with the contract's examples. */
  readonly stateless: boolean;
  /** Observations of checks that are only meaningful together, by name. */
  readonly notes: Map<string, Set<string>>;
  /** Expands JSON-LD with the contexts of the contract and those that the server itself serves. */
  expand(document: Json, base?: string): Promise<Expansion>;
  /** The path below the base path, without query, of an address on this server; undefined for any other. */
  pathOf(url: string): string | undefined;
}

/** An exchange and its purpose. */
export interface ExchangeView {
  readonly state: RunState;
  readonly exchange: Exchange;
  readonly response: WireResponse;
  readonly kind: CaseKind;
  /** The operation that was called, or that answers at the address; absent for undeclared methods. */
  readonly operation?: OpenApiOperation;
  /** The case that the exchange belongs to; absent for steps of scenarios. */
  readonly case?: Case;
  /** The declared response that the status selects: itself, its range or `default`. */
  readonly declared?: Response;
  /** The declared media type that the response's content type selects. */
  readonly media?: MediaType;
  /** The values of the path variables, and how the target is known. */
  readonly binding: Binding;
  /** For HEAD: the same request with GET. */
  readonly twin?: Exchange;
}

/** A fault that a check reports. */
export interface CheckReport {
  readonly message: string;
  /** JSON Pointer in the body, or `header:Name`. */
  readonly at?: string;
  readonly hint?: string;
  readonly severity?: Severity;
  /** Reports with the same key have the same cause; default: the status and the place. */
  readonly key?: string;
}

/** A resource that the run created. */
export interface CreatedResource {
  readonly resourceType: ResourceType;
  readonly vars: Vars;
  /** Absolute URL. */
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

/** One execution of a scenario; every resource that it creates is deleted afterwards. */
export interface Session {
  readonly state: RunState;
  /** Calls an operation with its usual request and the given changes. */
  call(operation: OpenApiOperation, change?: Partial<Draft>): Promise<Exchange>;
  /** Reads a URL on this server. */
  visit(url: string, identity?: Draft['identity']): Promise<Exchange>;
  /** A new body for an operation, with unique values; undefined when the operation takes none. */
  body(operation: OpenApiOperation, vars?: Vars): Json | undefined;
  create(resourceType: ResourceType, options?: CreateOptions): Promise<CreatedResource | undefined>;
  remove(resource: CreatedResource): Promise<Exchange | undefined>;
  /** Runs a workflow; resolves to a reason when it cannot be run. */
  perform(workflow: Workflow): Promise<readonly StepOutcome[] | string>;
  report(exchange: Exchange, report: CheckReport): void;
}

/** A sequence of requests with expectations about their answers. */
export interface Scenario<Subject = unknown> {
  /** What the scenario applies to in this contract; empty when it does not apply. */
  readonly subjects: (state: RunState) => readonly Subject[];
  /** The name of a subject, where that is not its operation. */
  readonly name?: (subject: Subject) => string;
  /** The operation that findings about a subject belong to. */
  readonly operation: (subject: Subject) => OpenApiOperation | undefined;
  /** Whether the scenario changes anything on the server. */
  readonly writes: boolean;
  /** Resolves to a reason when nothing could be tested. */
  readonly run: (session: Session, subject: Subject) => Promise<string | void>;
}

/** A conformance check: judges each exchange, or runs its own scenarios, or both. */
export interface ConformanceCheck {
  /** The name of its file, its page in docs/checks and its tests. */
  readonly id: string;
  /** What must hold, in one line. */
  readonly title: string;
  readonly severity: Severity;
  /** The standard and section that define the rule, or `this project`. */
  readonly source: string;
  readonly exchange?: (view: ExchangeView) => Iterable<CheckReport> | Promise<Iterable<CheckReport>>;
  /** Judges an exchange without a response. */
  readonly failure?: (exchange: Exchange) => Iterable<CheckReport>;
  readonly scenario?: Scenario<never>;
}

/** Declares a check, with its exact type. */
export function defineConformanceCheck<const C extends ConformanceCheck>(check: C): C {
  return check;
}

/** Declares a scenario and hides the type of its subjects, which only the scenario itself uses. */
export function defineScenario<Subject>(scenario: Scenario<Subject>): Scenario<never> {
  return scenario as unknown as Scenario<never>;
}
