/** Handlers: a function per operation, for what neither examples nor state nor life can say. */
import type { Json, JsonObject } from '../model/json.js';
import type { MockState } from './mock-state.js';

/** What a handler is given. `Body` is the parsed request body, `Answer` what the mock would have said. */
export interface HandlerInput<Path = Values, Query = Values, Body = Json | undefined, Answer = Json | undefined> {
  readonly request: {
    readonly method: string;
    /** Below the base path, as requested: `/customers/2`. */
    readonly path: string;
    readonly parameters: { readonly path: Path; readonly query: Query };
    /** By lower-case name. */
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Body;
  };
  /** Undefined when the mock is stateless. */
  readonly state: MockState | undefined;
  /** Prism's answer, or that of the state. */
  readonly answer: HandlerAnswer<Answer>;
}

export interface HandlerAnswer<Body = Json | undefined> {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Body;
}

type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Returns the answer to give; undefined lets the mock's own stand. */
export type Handler<Input = HandlerInput, Body = Json | undefined> = (
  input: Input,
) => HandlerAnswer<Body> | undefined | Promise<HandlerAnswer<Body> | undefined>;

/** By operationId (or `METHOD path` where an operation has none). */
export type Handlers = Readonly<Record<string, Handler>>;

type Member<T, K extends string> = T extends { readonly [P in K]?: infer V } ? V : undefined;
type BodyOf<T> = Member<T, 'content'> extends infer C ? (C extends object ? C[keyof C] : undefined) : undefined;
type Responses<T> = Member<T, 'responses'> extends infer R ? (R extends object ? R[keyof R] : undefined) : undefined;
type PathOf<T> = Member<Member<T, 'parameters'>, 'path'>;
type QueryOf<T> = Partial<
  Record<Extract<keyof NonNullable<Member<Member<T, 'parameters'>, 'query'>>, string>, string | string[]>
>;

/** A handler of one operation of the generated `operations` type. */
export type TypedHandler<T> = Handler<
  HandlerInput<PathOf<T>, QueryOf<T>, BodyOf<Member<T, 'requestBody'>>, BodyOf<Responses<T>>>,
  BodyOf<Responses<T>> | JsonObject
>;

/**
 * Types handlers by the generated types: `export default defineHandlers<operations>({ getBatch: ({ answer }) => … })`.
 * @typeParam Operations - `operations` of the file that the `types` generator wrote
 */
export function defineHandlers<Operations extends object>(handlers: {
  readonly [K in keyof Operations]?: TypedHandler<Operations[K]>;
}): Handlers {
  return handlers as Handlers;
}
