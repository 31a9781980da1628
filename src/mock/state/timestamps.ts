/** Times as an API writes them: digits of the second and zone go by the contract's examples. */
import type { Contract } from '../../model/contract.js';
import { isArray, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(\d+))?(Z|[+-]\d\d:?\d\d)?$/;

/** Writes a time (milliseconds since 1970) in the style of the first example that holds one. */
export function timestampFormatter({ openapi }: Contract): (milliseconds: number) => string {
  let style: { digits: number; zone: string } | undefined;
  return (milliseconds) => {
    style ??= findStyle(openapi.operations.flatMap(({ responses }) => responses));
    const iso = new Date(milliseconds).toISOString();
    const fraction = iso.slice(20, 23).padEnd(style.digits, '0').slice(0, style.digits);
    return iso.slice(0, 19) + (style.digits > 0 ? `.${fraction}` : '') + style.zone;
  };
}

type Responses = readonly { readonly content: readonly { readonly examples: readonly { readonly value: Json }[] }[] }[];

function findStyle(responses: Responses): { digits: number; zone: string } {
  for (const { content } of responses) {
    for (const { examples } of content) {
      for (const { value } of examples) {
        const match = TIME.exec(firstTime(value) ?? '');
        if (match !== null) return { digits: match[1]?.length ?? 0, zone: match[2] === undefined ? '' : 'Z' };
      }
    }
  }
  return { digits: 3, zone: 'Z' };
}

function firstTime(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return TIME.test(value) ? value : undefined;
  const members: readonly (Json | undefined)[] = isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  for (const member of members) {
    const found = firstTime(member);
    if (found !== undefined) return found;
  }
  return undefined;
}
