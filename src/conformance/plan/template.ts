/** Fills in path templates for requests, and compares where they are. */
import { templateKey } from '../../model/path-template.js';
import type { PathValues } from '../../model/path-template.js';
import { encode } from './serialise.js';

/** Path variables by name. */
export type Vars = PathValues;

/** A path template with its variables filled in; `raw` values are used unchanged. */
export function fillPath(template: string, vars: Vars, raw: Vars = {}): string {
  return template.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    if (Object.hasOwn(raw, name)) return raw[name]!;
    return Object.hasOwn(vars, name) ? encode(vars[name]!) : whole;
  });
}

/** The path from one template down to another, with variables unnamed: `items/{}`; undefined where it is not at or below it. */
export function pathBelow(above: string, template: string): string | undefined {
  const [top, whole] = [templateKey(above), templateKey(template)];
  if (whole === top) return '';
  return whole.startsWith(`${top}/`) ? whole.slice(top.length + 1) : undefined;
}
