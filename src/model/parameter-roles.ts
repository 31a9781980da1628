/** The roles of query parameters of collections by their names: paging, sorting, search, spans of time. */

/** What a query parameter of a collection controls. */
export type ParameterRole =
  | 'page'
  | 'size'
  | 'offset'
  | 'cursor'
  | 'sort'
  | 'direction'
  | 'search'
  | 'since'
  | 'until'
  | 'filter';

/** What the schema of a parameter allows. */
export interface ParameterKind {
  readonly isNumber: boolean;
  readonly isDate: boolean;
}

/** Names without a leading `_` or `$`, in the order in which they are tried. */
const NAMES: readonly (readonly [ParameterRole, RegExp])[] = [
  ['page', /^(page|p|page[_-]?(num|number|index|no)|page\[number\])$/i],
  [
    'size',
    /^(page[_-]?size|per[_-]?page|limit|size|max|max[_-]?results|count|top|take|first|items[_-]?per[_-]?page|page\[(size|limit)\]|page[_-]?limit|rows)$/i,
  ],
  ['offset', /^(offset|skip|start|from|start[_-]?index|page\[offset\])$/i],
  [
    'since',
    /^(since|started|from[_-]?date|(created|updated|modified)[_-]?(since|after)|start[_-]?(date|time)|after)$/i,
  ],
  ['until', /^(until|ended|to[_-]?date|(created|updated|modified)[_-]?before|end[_-]?(date|time)|before)$/i],
  [
    'cursor',
    /^((page[_-]?)?(cursor|token|after)|next[_-]?token|continuation([_-]?token)?|starting[_-]?after|marker|before)$/i,
  ],
  ['sort', /^(sort|order|order[_-]?by|sort[_-]?by|ordering)$/i],
  ['direction', /^(direction|dir|sort[_-]?(dir|direction|order)|order[_-]?(dir|direction))$/i],
  ['search', /^(q|query|search|term|text|keyword)$/i],
];

/** The role that a name suggests, if the schema suits it: paging by position needs numbers, spans of time need dates. */
export function roleByName(name: string, kind: ParameterKind): ParameterRole | undefined {
  const bare = name.replace(/^[_$]+/, '');
  return NAMES.find(([role, pattern]) => pattern.test(bare) && fits(role, kind))?.[0];
}

function fits(role: ParameterRole, { isNumber, isDate }: ParameterKind): boolean {
  if (role === 'page' || role === 'size' || role === 'offset') return isNumber;
  return role === 'since' || role === 'until' ? isDate : role !== 'cursor' || !isDate;
}
