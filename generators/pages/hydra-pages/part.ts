/** The parts of a page in the Hydra styles. */

export type PartKind =
  | 'title'
  | 'picture'
  | 'note'
  | 'description'
  | 'example'
  | 'template'
  | 'heading'
  | 'operations'
  | 'properties'
  | 'property'
  | 'table'
  | 'end';

/** A part of a page and what its place depends on. */
export interface Part {
  /** Identifies the part within the page: `template 1`, `submitted: table`. */
  readonly id: string;
  readonly kind: PartKind;
  /** Whether the part belongs to the section of a property, not to the class. */
  readonly inProperty: boolean;
  /** Whether URL templates are inline code. */
  readonly inline: boolean;
  /** The kind of the part before it. */
  readonly after: PartKind | undefined;
  /** Whether a description is missing directly before it. */
  readonly undescribed: boolean;
}
