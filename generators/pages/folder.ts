/** Lays out the folder of a contract that was read from pages. */
import { stringify } from 'yaml';
import { getObject, getString } from '../../src/model/json.js';
import type { JsonObject } from '../../src/model/json.js';
import type { GeneratedFile } from '../generator.js';
import { kebab } from '../names.js';
import type { ReadPages, Style } from './style.js';

/**
 * The files of a contract that was read from pages. In their folder, `hydra-contract generate` writes the pages to
 * `pages/`, each with its own file name.
 */
export function contractFolder(read: ReadPages, style: Pick<Style, 'name'>): GeneratedFile[] {
  return [
    { path: 'redocly.yaml', text: yaml(configuration(read, style)) },
    { path: 'openapi.yaml', text: yaml(read.openapi) },
    ...(read.apiDocumentation ? [{ path: 'api-documentation.jsonld', text: json(read.apiDocumentation) }] : []),
    ...(read.context ? [{ path: 'context.jsonld', text: json(read.context) }] : []),
  ];
}

function configuration(read: ReadPages, style: Pick<Style, 'name'>): JsonObject {
  const title = getString(getObject(read.openapi, 'info'), 'title') ?? '';
  return {
    apis: {
      [kebab(title)]: {
        root: 'openapi.yaml',
        'x-hydra-contract': {
          ...(read.apiDocumentation ? { vocabulary: 'api-documentation.jsonld' } : {}),
          ...(read.context && read.contextIris
            ? { contexts: Object.fromEntries(read.contextIris.map((iri) => [iri, 'context.jsonld'])) }
            : {}),
          ...(read.waivers && read.waivers.length > 0
            ? { waivers: read.waivers.map((waiver) => ({ ...waiver })) }
            : {}),
          generate: [{ generator: 'pages', style: style.name, output: 'pages' }],
        },
      },
    },
  };
}

function yaml(value: JsonObject): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

function json(value: JsonObject): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
