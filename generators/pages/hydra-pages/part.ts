/** A part of a page of the Hydra styles. */

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

/** A part of a page, with what determines the number of blank lines before it. */
export interface Part {
  /** Identifies the part within the page: `template 1`, `submitted: table`. */
  readonly id: string;
  readonly kind: PartKind;
  /** Whether the part belongs to the section of a property. */
  readonly inProperty: boolean;
  /** Whether URL templates are inline code. */
  readonly inline: boolean;
  /** The kind of the part before it. */
  readonly after: PartKind | undefined;
  /** Whether the description that would precede it is missing. */
  readonly undescribed: boolean;
}
