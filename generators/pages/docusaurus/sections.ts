/** Defines the sections and parts of a page for reading and writing (docs/formats.md, docusaurus). */

/** The kinds of parts. `text` is one block of hand-written Markdown, which is part of the description. */
export type PartKind = 'heading' | 'text' | 'url' | 'operations' | 'fields' | 'exampleHeading' | 'example' | 'samples';

/** Refers to the parts of the contract that a section describes, and states how its layout differs from the default. */
export interface SectionPlan {
  /** The tag that the section describes, unless it describes a schema. */
  readonly tag?: string;
  readonly schema?: string;
  /** The heading, if it is not the name of the tag. */
  readonly title?: string;
  /** Its parts in order, if they differ from the default. */
  readonly layout?: readonly PartKind[];
  /** The number of blank lines before each part, if they differ from the default. */
  readonly gaps?: readonly number[];
  /** The level of the heading, if it is not 2 for a tag or 3 for a schema. */
  readonly level?: number;
  /** The title of the example's heading, if it is not `Example`. */
  readonly exampleTitle?: string;
  readonly exampleLevel?: number;
  /** The info strings of fences that differ from the default, by kind of part. */
  readonly fences?: { readonly [kind: string]: string };
  /** The indentation of the example: a tab, or a number of spaces. */
  readonly indent?: string | number;
  /** The operations of consecutive samples, by operationId. The empty string represents the tag itself. */
  readonly samples?: readonly string[];
  /** The number of blank lines after the last sample, within its fence. */
  readonly samplesEnd?: number;
  /** The operations by operationId, if the table does not group them by path. */
  readonly operations?: readonly string[];
  /** The column headings of the table in lower case, if they differ from the default. */
  readonly columns?: readonly string[];
}

/** The default parts of a section with this number of text blocks. */
export function usualLayout(role: Role, texts: number): PartKind[] {
  const text = Array<PartKind>(texts).fill('text');
  if (role === 'service') return ['heading', ...text, 'url', 'operations'];
  if (role === 'entity') return ['heading', ...text, 'fields', 'exampleHeading', 'example'];
  return role === 'samples' ? ['heading', ...text, 'url', 'samples'] : ['heading', ...text];
}

export type Role = 'service' | 'entity' | 'samples' | 'text';

/** The role of a section with these parts. */
export function roleOf(parts: readonly PartKind[]): Role {
  if (parts.includes('operations')) return 'service';
  if (parts.includes('fields')) return 'entity';
  return parts.includes('samples') ? 'samples' : 'text';
}

/** The default number of blank lines before each part. `first` if only front matter precedes the section. */
export function usualGaps(parts: readonly PartKind[], first: boolean): number[] {
  const role = roleOf(parts);
  return parts.map((kind, index) => {
    const before = parts[index - 1];
    if (index === 0) return first ? 0 : 1;
    if (kind === 'url' && role === 'service') return before === 'text' ? 0 : 1;
    if (kind === 'fields') return before === 'heading' ? 0 : 1;
    return kind === 'text' && before === 'heading' && role === 'samples' ? 0 : 1;
  });
}

export const OPERATION_COLUMNS = ['method', 'path', 'example', 'description'] as const;
export const FIELD_COLUMNS = ['name', 'description', 'type'] as const;
