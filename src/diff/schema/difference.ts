/** A difference between two schemas. */

/** What may differ between two schemas. Each aspect has a rule of the same name. */
export type Aspect =
  | 'schema-property-added'
  | 'schema-property-removed'
  | 'schema-became-required'
  | 'schema-became-optional'
  | 'schema-type-changed'
  | 'schema-narrowed'
  | 'schema-widened'
  | 'schema-value-added'
  | 'schema-value-removed'
  | 'schema-alternative-added'
  | 'schema-alternative-removed'
  | 'schema-became-read-only'
  | 'schema-became-writable'
  | 'schema-became-write-only'
  | 'schema-became-readable'
  | 'schema-opened'
  | 'schema-closed'
  | 'schema-default-changed'
  | 'schema-deprecated'
  | 'schema-undeprecated'
  | 'schema-words-changed';

/** The position of two schemas: their name, the bodies in which they are used, and their pointers. */
export interface Position {
  /** `Batch.count`, `GET /queue 200 application/json`. */
  readonly subject: string;
  readonly inRequest: boolean;
  readonly inResponse: boolean;
  readonly oldPointer: string;
  readonly newPointer: string;
}

/** A difference between two schemas at a position. */
export interface SchemaDifference extends Position {
  readonly aspect: Aspect;
  /** What differs within the schema: the name of a property, a keyword, a value. */
  readonly detail: string;
  readonly before?: string;
  readonly after?: string;
  /** Of an added or removed property: whether it is required. */
  readonly required?: boolean;
  /** Of an added or removed property: whether the other edition allows additional properties. */
  readonly open?: boolean;
}
