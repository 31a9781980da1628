/** Describes parameters in the terms that styles work with. */
import type { Parameter } from '../../model/contract.js';
import type { StyledValue } from '../style/claims.js';

/** A style that its location does not support is replaced with the default style of that location. */
export function styledParameter({ name, in: place, style, explode, schema }: Parameter): StyledValue {
  return { name, style: STYLES[place].has(style) ? style : DEFAULT_STYLES[place], explode, schema };
}

/** OpenAPI 3.2, "Style Values". */
const STYLES: Readonly<Record<Parameter['in'], ReadonlySet<string>>> = {
  path: new Set(['matrix', 'label', 'simple']),
  query: new Set(['form', 'spaceDelimited', 'pipeDelimited', 'deepObject']),
  header: new Set(['simple']),
  cookie: new Set(['form', 'cookie']),
  querystring: new Set(),
};

const DEFAULT_STYLES: Readonly<Record<Parameter['in'], string>> = {
  path: 'simple',
  query: 'form',
  header: 'simple',
  cookie: 'form',
  querystring: 'form',
};
