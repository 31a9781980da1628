import type { OpenApi, Schema } from '../model/contract.js';
import type { Json } from '../model/json.js';

/** One way in which a value breaks a schema. */
export interface SchemaIssue {
  /** Where in the value: `#/items/0/name`, or `#`. */
  readonly at: string;
  /** The keyword that failed: `required`, `type`, `format` … */
  readonly keyword: string;
  /** For people: `must have the property "submitted"`. */
  readonly message: string;
  /** Pointer of the schema's keyword, as far as known. */
  readonly schemaPointer: string;
  /** Keyword parameters, as ajv gives them. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** Judges a value; no issue means that it is valid. Never throws. */
export type SchemaJudge = (value: Json) => readonly SchemaIssue[];

/** Which side of an exchange a body is on: a request leaves out readOnly, a response leaves out writeOnly properties. */
export type Direction = 'request' | 'response';

/** Compiles schemas of one Description, each once, on first use (JSON Schema 2020-12, OpenAPI's formats). */
export interface SchemaJudges {
  /** `$ref`s in the schema resolve against the Description. `direction` lifts `required` from readOnly (request) or writeOnly (response) properties. */
  judge(schema: Schema, direction?: Direction): SchemaJudge;
}

export function schemaJudges(_openapi: OpenApi): SchemaJudges {
  throw new Error('in the making');
}
