import type { Location } from '../../finding.js';
import type { Json } from '../../model/json.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { ownContexts } from '../support/context-documents.js';
import { located } from '../support/places.js';
import { members } from '../support/raw.js';

export const keyWhitespace = defineCheck({
  id: 'key-whitespace',
  title: 'Keys do not begin or end with white space',
  severity: 'error',
  source: 'RFC 8259 §8.3 (comparison of names)',
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
      const trimmed = JSON.stringify(key.trim());
      return {
        message: `The key ${JSON.stringify(key)} ${key.trim() === '' ? 'consists of white space' : 'begins or ends with white space'}: it is not the same as ${trimmed}.`,
        ...located(locate(pointer)),
        about: [key.trim()],
        hint: `Write ${trimmed}.`,
      };
    });
}
