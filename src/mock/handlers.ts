/** Handlers: functions that replace the mock's own response to an operation. */
import type { Json, JsonObject } from '../model/json.js';
import type { MockState } from './mock-state.js';

/** The input of a handler. `Body` is the parsed request body, `Answer` the body of the mock's own response. */
export interface HandlerInput<Path = Values, Query = Values, Body = Json | undefined, Answer = Json | undefined> {
  readonly request: {
    readonly method: string;
    /** As requested, relative to the base path: `/customers/2`. */
    readonly path: string;
    readonly parameters: { readonly path: Path; readonly query: Query };
    /** By lower-case name. */
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Body;
  };
  /** Undefined when the mock is stateless. */
  readonly state: MockState | undefined;
  /** The mock's own response, from Prism or from the state. */
  readonly answer: HandlerAnswer<Answer>;
}

/** A response, as handlers receive and return it. */
export interface HandlerAnswer<Body = Json | undefined> {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Body;
}

type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Returns the response to send; undefined sends the mock's own. */
export type Handler<Input = HandlerInput, Body = Json | undefined> = (
  input: Input,
) => HandlerAnswer<Body> | undefined | Promise<HandlerAnswer<Body> | undefined>;

/** Handlers by operationId (or `METHOD path` for an operation without one). */
export type Handlers = Readonly<Record<string, Handler>>;

type Member<T, K extends string> = T extends { readonly [P in K]?: infer V } ? V : undefined;
type BodyOf<T> = Member<T, 'content'> extends infer C ? (C extends object ? C[keyof C] : undefined) : undefined;
type Responses<T> = Member<T, 'responses'> extends infer R ? (R extends object ? R[keyof R] : undefined) : undefined;
type PathOf<T> = Member<Member<T, 'parameters'>, 'path'>;
type QueryOf<T> = Partial<
  Record<Extract<keyof NonNullable<Member<Member<T, 'parameters'>, 'query'>>, string>, string | string[]>
>;

/** A handler for one operation of the generated `operations` type. */
export type TypedHandler<T> = Handler<
  HandlerInput<PathOf<T>, QueryOf<T>, BodyOf<Member<T, 'requestBody'>>, BodyOf<Responses<T>>>,
  BodyOf<Responses<T>> | JsonObject
>;

/**
 * Checks handlers against the generated types: `export default defineHandlers<operations>({ getBatch: ({ answer }) => … })`.
 * @typeParam Operations - the type `operations` of the file that the `types` generator writes
 */
export function defineHandlers<Operations extends object>(handlers: {
  readonly [K in keyof Operations]?: TypedHandler<Operations[K]>;
}): Handlers {
  return handlers as Handlers;
}
