/** A Docusaurus page as sections of known parts (FORMATS §5), the same for reading and for writing. */

/** What a section holds. `text` stands for one block of hand-written Markdown, a part of the description. */
export type PartKind = 'heading' | 'text' | 'url' | 'operations' | 'fields' | 'exampleHeading' | 'example' | 'samples';

/** What of a section the contract says elsewhere, and how it is laid out where that is not the style's way. */
export interface SectionPlan {
  /** The section tells of a tag, or of a schema. */
  readonly tag?: string;
  readonly schema?: string;
  /** The heading, where it is not the tag's name. */
  readonly title?: string;
  /** Its parts in order, where they are not the usual ones. */
  readonly layout?: readonly PartKind[];
  /** Blank lines before each part, where they are not the usual ones. */
  readonly gaps?: readonly number[];
  /** The heading's level where it is not 2 for a tag, 3 for a schema. */
  readonly level?: number;
  /** The example's heading, where it is not `#### Example`. */
  readonly exampleTitle?: string;
  readonly exampleLevel?: number;
  /** Info strings of the fences. */
  readonly fences?: { readonly [kind: string]: string };
  /** Indentation of the example: a tab, or a number of spaces. */
  readonly indent?: string | number;
  /** The operations whose samples follow each other, by operationId; the empty string is the tag itself. */
  readonly samples?: readonly string[];
  /** Blank lines after the last sample, within its fence. */
  readonly samplesEnd?: number;
  /** The operations by operationId, where the table does not have them path by path. */
  readonly operations?: readonly string[];
  /** Column headings of the table, in lower case, where they are not the usual ones. */
  readonly columns?: readonly string[];
}

/** The usual parts of a section with that many blocks of text. */
export function usualLayout(role: Role, texts: number): PartKind[] {
  const text = Array<PartKind>(texts).fill('text');
  if (role === 'service') return ['heading', ...text, 'url', 'operations'];
  if (role === 'entity') return ['heading', ...text, 'fields', 'exampleHeading', 'example'];
  return role === 'samples' ? ['heading', ...text, 'url', 'samples'] : ['heading', ...text];
}

export type Role = 'service' | 'entity' | 'samples' | 'text';

/** What a section is about, by its parts. */
export function roleOf(parts: readonly PartKind[]): Role {
  if (parts.includes('operations')) return 'service';
  if (parts.includes('fields')) return 'entity';
  return parts.includes('samples') ? 'samples' : 'text';
}

/** The usual number of blank lines before each part. `first`: nothing but front matter stands before the section. */
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
