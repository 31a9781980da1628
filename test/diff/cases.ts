/** For each rule, a change that it has to find, with the expected impact. */
import type { Impact } from '../../src/diff/change.js';
import { operation, status, supported } from './editions.js';
import type { Documents } from './editions.js';

/** A change of the documents in which a rule finds exactly one change, and its impact on readers and writers. */
export interface Case {
  readonly change: (documents: Documents) => void;
  readonly reader: Impact;
  readonly writer: Impact;
  /** Other rules that have to find something. */
  readonly also?: readonly string[];
}

const [b, c, e] = ['breaking', 'compatible', 'editorial'] as const;
const item = ({ api }: Documents) => api.paths['/batches/{id}'];
const read = (all: Documents) => item(all).get;
const put = (all: Documents) => item(all).put;
const schema = ({ api }: Documents) => api.components.schemas.Batch;
const field = (all: Documents, name: string) => schema(all).properties[name];
const cls = ({ vocabulary }: Documents) => vocabulary['hydra:supportedClass'][0];
const operations = (all: Documents) => cls(all)['hydra:supportedOperation'];
const entry = (all: Documents, name: string) =>
  cls(all)['hydra:supportedProperty'].find((one: { 'hydra:title': string }) => one['hydra:title'] === name);
const property = (all: Documents, name: string) => entry(all, name)['hydra:property'];

/** One case per pair of rules. The twin of each rule is tested by swapping the editions. */
export const CASES: Readonly<Record<string, Case>> = {
  'api-words-changed': { change: ({ api }) => (api.info.version = '2'), reader: e, writer: e },
  'operation-added': {
    change: (all) => (item(all).head = { responses: { 200: { description: 'OK' } } }),
    reader: c,
    writer: c,
  },
  'operation-moved': {
    change: ({ api }) => moved(api.paths, '/batches/{id}/images', '/images/{id}'),
    reader: b,
    writer: c,
    also: ['link-target-changed'],
  },
  'path-variable-renamed': { change: renameVariable, reader: e, writer: e },
  'operation-id-changed': { change: (all) => (read(all).operationId = 'fetchBatch'), reader: c, writer: c },
  'operation-words-changed': { change: (all) => (read(all).description = 'More.'), reader: e, writer: e },
  'operation-deprecated': { change: (all) => (read(all).deprecated = true), reader: c, writer: c },
  'parameter-added': {
    change: (all) => read(all).parameters.push({ in: 'query', name: 'q', required: true, schema: {} }),
    reader: b,
    writer: c,
  },
  'parameter-became-required': { change: (all) => (read(all).parameters[0].required = true), reader: b, writer: c },
  'parameter-style-changed': { change: (all) => (read(all).parameters[1].explode = false), reader: b, writer: c },
  'parameter-words-changed': {
    change: (all) => (read(all).parameters[0].description = 'Which page.'),
    reader: e,
    writer: e,
  },
  'request-body-added': {
    change: (all) => (item(all).delete.requestBody = { required: true, content: {} }),
    reader: c,
    writer: b,
  },
  'request-body-became-optional': { change: (all) => (put(all).requestBody.required = false), reader: c, writer: c },
  'request-media-type-added': {
    change: (all) => (put(all).requestBody.content['text/plain'] = {}),
    reader: c,
    writer: c,
  },
  'response-status-added': {
    change: (all) => (read(all).responses[202] = { description: 'Later' }),
    reader: b,
    writer: c,
  },
  'response-words-changed': {
    change: (all) => (read(all).responses[404].description = 'Not Found'),
    reader: e,
    writer: e,
  },
  'response-media-type-added': {
    change: (all) => (read(all).responses[200].content['text/plain'] = {}),
    reader: c,
    writer: c,
  },
  'response-header-added': {
    change: (all) => (read(all).responses[200].headers.Link = { schema: {} }),
    reader: c,
    writer: c,
  },
  'response-header-became-optional': {
    change: (all) => (read(all).responses[200].headers.ETag.required = false),
    reader: b,
    writer: c,
  },
  'security-added': { change: ({ api }) => api.security.push({ bearer: [] }), reader: c, writer: c },
  'security-scheme-changed': {
    change: ({ api }) => (api.components.securitySchemes.basic = { type: 'apiKey', in: 'header', name: 'X-Key' }),
    reader: b,
    writer: b,
  },
  'server-added': { change: ({ api }) => api.servers.push({ url: 'https://example.net' }), reader: c, writer: c },
  'schema-property-added': {
    change: (all) => (schema(all).properties.extra = { type: 'string' }),
    reader: c,
    writer: c,
  },
  'schema-became-required': { change: (all) => schema(all).required.push('state'), reader: c, writer: b },
  'schema-type-changed': { change: (all) => (field(all, 'count').type = 'string'), reader: b, writer: b },
  'schema-narrowed': { change: (all) => (field(all, 'count').minimum = 1), reader: c, writer: b },
  'schema-value-added': { change: (all) => field(all, 'state').enum.push('lost'), reader: b, writer: c },
  'schema-alternative-added': {
    change: (all) => field(all, 'ends').anyOf.push({ type: 'integer' }),
    reader: b,
    writer: c,
  },
  'schema-became-read-only': { change: (all) => (field(all, 'state').readOnly = true), reader: c, writer: b },
  'schema-became-write-only': { change: (all) => (field(all, 'state').writeOnly = true), reader: b, writer: c },
  'schema-closed': { change: (all) => (schema(all).additionalProperties = false), reader: c, writer: b },
  'schema-default-changed': { change: (all) => (field(all, 'state').default = 'closed'), reader: b, writer: b },
  'schema-deprecated': { change: (all) => (field(all, 'state').deprecated = true), reader: c, writer: c },
  'schema-words-changed': { change: (all) => (field(all, 'note').description = 'Anything.'), reader: e, writer: e },
  'class-added': {
    change: ({ vocabulary }) =>
      vocabulary['hydra:supportedClass'].push({ '@id': 'vocab:Space', '@type': 'hydra:Class' }),
    reader: c,
    writer: c,
  },
  'class-iri-changed': {
    change: ({ vocabulary }) => (vocabulary['hydra:supportedClass'][1]['@id'] = 'https://example.net/Image'),
    reader: b,
    writer: b,
  },
  'class-words-changed': { change: (all) => (cls(all)['hydra:title'] = 'Job'), reader: e, writer: e },
  'superclass-added': { change: (all) => cls(all)['rdfs:subClassOf'].push('vocab:Task'), reader: c, writer: c },
  'property-added': {
    change: (all) => cls(all)['hydra:supportedProperty'].push(supported('extra', {})),
    reader: c,
    writer: c,
  },
  'property-iri-changed': { change: renameIri, reader: b, writer: b },
  'property-key-changed': {
    change: ({ context }) => moved(context['@context'], 'note', 'remark'),
    reader: b,
    writer: b,
    also: ['context-term-added', 'context-term-removed'],
  },
  'property-range-changed': {
    change: (all) => (property(all, 'count')['rdfs:range'] = 'xsd:integer'),
    reader: b,
    writer: c,
  },
  'property-domain-changed': {
    change: (all) => (property(all, 'count')['rdfs:domain'] = 'vocab:Space'),
    reader: b,
    writer: b,
  },
  'property-became-link': { change: (all) => (property(all, 'note')['@type'] = 'hydra:Link'), reader: b, writer: b },
  'link-kind-changed': {
    change: (all) => (property(all, 'images')['@type'] = 'hydra:TemplatedLink'),
    reader: b,
    writer: b,
  },
  'link-members-changed': {
    change: (all) => (property(all, 'images')['hydra:memberAssertion']['hydra:object'] = 'vocab:Batch'),
    reader: b,
    writer: b,
  },
  'link-target-changed': {
    change: ({ api }) => (
      moved(api.paths, '/batches/{id}/images', '/images/{id}'),
      (api.paths['/images/{id}']['x-hydra-link'] = 'vocab:images')
    ),
    reader: c,
    writer: c,
    also: ['operation-moved'],
  },
  'property-became-unreadable': {
    change: (all) => (entry(all, 'state')['hydra:readable'] = false),
    reader: b,
    writer: c,
  },
  'property-became-unwritable': {
    change: (all) => (entry(all, 'state')['hydra:writable'] = false),
    reader: c,
    writer: b,
  },
  'property-became-required': { change: (all) => (entry(all, 'state')['hydra:required'] = true), reader: c, writer: b },
  'property-words-changed': {
    change: (all) => (entry(all, 'note')['hydra:description'] = 'Anything.'),
    reader: e,
    writer: e,
  },
  'hydra-operation-added': {
    change: (all) => operations(all).push(operation('DELETE', 'Delete a Batch')),
    reader: c,
    writer: c,
  },
  'hydra-operation-expects-changed': {
    change: (all) => (operations(all)[1]['hydra:expects'] = 'vocab:Image'),
    reader: c,
    writer: b,
  },
  'hydra-operation-returns-changed': {
    change: (all) => (operations(all)[0]['hydra:returns'] = 'vocab:Image'),
    reader: b,
    writer: c,
  },
  'hydra-operation-types-changed': {
    change: (all) => (operations(all)[1]['@type'] = ['hydra:Operation', 'https://schema.org/UpdateAction']),
    reader: c,
    writer: b,
  },
  'hydra-operation-words-changed': {
    change: (all) => (operations(all)[0]['hydra:title'] = 'Fetch a Batch'),
    reader: e,
    writer: e,
  },
  'possible-status-added': {
    change: (all) => operations(all)[0]['hydra:possibleStatus'].push(status(410, 'Gone')),
    reader: c,
    writer: c,
  },
  'possible-status-words-changed': {
    change: (all) => (operations(all)[0]['hydra:possibleStatus'][1]['hydra:title'] = 'Not Found'),
    reader: e,
    writer: e,
  },
  'context-term-added': { change: ({ context }) => (context['@context'].more = 'vocab:more'), reader: c, writer: c },
  'context-term-changed': {
    change: ({ context }) => (context['@context'].label = 'vocab:label'),
    reader: b,
    writer: b,
  },
  'documentation-changed': {
    change: ({ vocabulary }) => (vocabulary['hydra:entrypoint'] = 'https://example.org/start'),
    reader: b,
    writer: b,
  },
};

function moved(all: Record<string, unknown>, from: string, to: string): void {
  all[to] = all[from];
  delete all[from];
}

function renameVariable({ api }: Documents): void {
  moved(api.paths, '/batches/{id}', '/batches/{batch}');
  api.paths['/batches/{batch}'].parameters[0].name = 'batch';
}

function renameIri(all: Documents): void {
  property(all, 'note')['@id'] = 'vocab:remark';
  all.context['@context'].note = 'vocab:remark';
}
