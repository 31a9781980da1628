/** What may differ between two schemas; each has a rule of the same name. */
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

/** Where two schemas stand: what to call them, in which bodies they travel, and where they are written. */
export interface Standing {
  /** `Batch.count`, `GET /queue 200 application/json`. */
  readonly subject: string;
  readonly inRequest: boolean;
  readonly inResponse: boolean;
  readonly oldPointer: string;
  readonly newPointer: string;
}

export interface SchemaDifference extends Standing {
  readonly aspect: Aspect;
  /** What is concerned where it is not the whole: a property's name, a keyword, a value. */
  readonly detail: string;
  readonly before?: string;
  readonly after?: string;
  /** Of an added property: whether it is required. Of an added or removed one: whether its object is open. */
  readonly required?: boolean;
  readonly open?: boolean;
}
