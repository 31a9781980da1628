import type { Location } from '../../finding.js';
import type { Json } from '../../model/json.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { ownContexts } from '../support/definitions.js';
import { members } from '../support/raw.js';

export const keyWhitespace = defineCheck({
  id: 'key-whitespace',
  title: 'No key begins or ends with white space',
  severity: 'error',
  source: 'RFC 8259 §4 (names are compared character by character)',
  run: ({ contract }): Report[] => {
    const { openapi, hydra } = contract;
    return [
      ...(openapi.origin === 'authored' ? stray(openapi.document, (pointer) => openapi.locate(pointer)) : []),
      ...(hydra.origin === 'authored' ? stray(hydra.document, (pointer) => hydra.locate(pointer)) : []),
      ...ownContexts(contract).flatMap((context) => stray(context.document, (pointer) => context.locate(pointer))),
    ];
  },
});

function stray(document: Json, locate: (pointer: string) => Location | undefined): Report[] {
  return [...members(document)]
    .filter(({ key }) => key !== key.trim())
    .map(({ key, pointer }) => {
      const location = locate(pointer);
      return {
        message: `The key ${JSON.stringify(key)} ${key.trim() === '' ? 'is white space only' : 'begins or ends with white space'}: it is not the key ${JSON.stringify(key.trim())}.`,
        ...(location === undefined ? {} : { location }),
        about: [key.trim()],
        hint: `Write ${JSON.stringify(key.trim())}.`,
      };
    });
}
