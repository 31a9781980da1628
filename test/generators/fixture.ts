/** Builds small contracts for tests. */
import type { Class, Contract, Hydra, HydraOperation, SupportedProperty } from '../../src/model/contract.js';
import type { JsonObject } from '../../src/model/json.js';
import { HYDRA, XSD } from '../../src/model/namespaces.js';

export { HYDRA };
export const VOCAB = 'https://example.org/vocab#';

/** A property of the class `domain`, as in the model. */
export function property(domain: string, key: string, more: Partial<SupportedProperty> = {}): SupportedProperty {
  return {
    iri: `${VOCAB}${domain}/${key}`,
    compact: `vocab:${domain}/${key}`,
    key,
    title: key,
    domain: [`${VOCAB}${domain}`],
    range: [`${XSD}string`],
    readable: true,
    writable: true,
    required: false,
    pointer: '#',
    ...more,
  };
}

/** A class, as in the model. */
export function cls(name: string, more: Partial<Class> = {}): Class {
  return {
    iri: `${VOCAB}${name}`,
    compact: `vocab:${name}`,
    name,
    title: name,
    subClassOf: [],
    properties: [],
    operations: [],
    paths: [],
    schemas: [name],
    pointer: '#',
    ...more,
  };
}

export interface FixtureParts {
  readonly document?: JsonObject;
  readonly classes?: readonly Class[];
  readonly operations?: readonly HydraOperation[];
  readonly hydra?: Partial<Hydra>;
}

/** A contract with the given parts, for code that reads only these. */
export function contract({ document = {}, classes = [], operations = [], hydra = {} }: FixtureParts): Contract {
  return {
    name: 'fixture',
    openapi: {
      origin: 'authored',
      sourceVersion: '3.1.1',
      document: { openapi: '3.1.1', info: { title: 'Fixture', version: '1' }, paths: {}, ...document },
      title: 'Fixture',
      version: '1',
      servers: [],
      tags: [],
      pathItems: [],
      operations: [],
      schemas: [],
      securitySchemes: new Map(),
      locate: (pointer) => ({ kind: 'source', file: 'openapi.yaml', pointer }),
    },
    hydra: {
      origin: 'authored',
      document: {},
      prefixes: new Map([
        ['vocab', VOCAB],
        ['hydra', HYDRA],
        ['xsd', XSD],
      ]),
      classes,
      operations,
      expanded: [],
      locate: () => undefined,
      ...hydra,
    },
    contexts: new Map(),
    settings: {
      generate: [],
      pages: [],
      waivers: [],
      test: { skip: [], vars: {}, disable: [], include: [], exclude: [] },
      mock: {},
      workflows: [],
      folder: '.',
    },
    sources: [],
  };
}
