/** Configures openapi-typescript's transformer. */
import type * as Ots from 'openapi-typescript';
import type { JsonObject } from '../../src/model/json.js';

export type OpenApiTypescript = typeof Ots;
export type Settings = Parameters<OpenApiTypescript['transformSchema']>[1];

/** The options of openapi-typescript's command line, at their defaults except for `readWriteMarkers` and `silent`. */
const OPTIONS = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  defaultNonNullable: true,
  emptyObjectsUnknown: false,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  readWriteMarkers: true,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
  silent: true,
} as const;

type Hooks = Pick<Settings, 'transform' | 'transformProperty'>;

/** The settings for a document; `hooks` replace or observe its types. */
export function settingsFor(
  ots: OpenApiTypescript,
  document: JsonObject,
  discriminators: boolean,
  hooks: Hooks,
): Settings {
  const settings: Omit<Settings, 'redoc'> = {
    ...OPTIONS,
    ...hooks,
    discriminators: discriminators ? scannedDiscriminators(ots, document) : { objects: {}, refsHandled: [] },
    injectFooter: [],
    postTransform: undefined,
    resolve: ($ref) => ots.resolveRef(document, $ref, { silent: true }),
  };
  return settings as Settings; // `redoc` is used only to load documents
}

function scannedDiscriminators(ots: OpenApiTypescript, document: JsonObject): Settings['discriminators'] {
  return ots.scanDiscriminators(document as never, { silent: true });
}
