/**
 * Follows the lifecycle of a batch with alcaeus, an independent Hydra client that is not a dependency of this project.
 * To run this test: `npm i --prefix FOLDER alcaeus@3.0.2 @zazuko/env@3.0.1`, and set HYDRA_CLIENT=FOLDER.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { mock, shipped } from './support.js';

const folder = process.env['HYDRA_CLIENT'];
const BASIC = `Basic ${Buffer.from('key:secret').toString('base64')}`;

// The packages are not installed here, so their exports have no types.
// oxlint-disable-next-line typescript/no-explicit-any
const load = async (file: string): Promise<any> => import(pathToFileURL(join(folder ?? '', 'node_modules', file)).href);

it.skipIf(folder === undefined)('alcaeus follows the lifecycle of a batch', { timeout: 30_000 }, async () => {
  const contract = await shipped('dlcs@2023');
  const { url, state } = await mock(contract, { state: true, seed: 1 });
  const { default: create } = await load('alcaeus/index.js');
  const { default: Environment } = await load('@zazuko/env/Environment.js');
  const { default: rdf } = await load('@zazuko/env/index.js');
  const { JsonLdParser } = await load('jsonld-streaming-parser/index.js');
  const env = new Environment(create(), { parent: rdf });
  const documentLoader = { load: async (iri: string) => contract.contexts.get(iri)?.document };
  // The platform sends JSON-LD as `application/json`; its context defines `vocab:Batch` in terms of itself.
  const parser = {
    import: (input: NodeJS.ReadableStream, { baseIRI }: { baseIRI?: string } = {}) =>
      input.pipe(new JsonLdParser({ dataFactory: rdf, documentLoader, baseIRI, skipContextValidation: true })),
  };
  for (const type of ['application/json', 'application/ld+json']) env.formats.parsers.set(type, parser);
  env.hydra.defaultHeaders = { authorization: BASIC };
  env.hydra.cacheStrategy.shouldLoad = () => true;

  const queue = (await env.hydra.loadResource(`${url}/customers/2/queue`)).representation.root;
  expect(env.hydra.apiDocumentations).toHaveLength(1);
  const submit = queue.operations.find(({ method }: { method: string }) => method === 'POST');
  const body = JSON.stringify({
    '@context': 'http://www.w3.org/ns/hydra/context.jsonld',
    '@type': 'Collection',
    member: [{ id: 'one', space: 5, mediaType: 'image/jpeg', origin: 'https://example.org/one.jpg' }],
  });
  const { response } = await submit.invoke(body, { 'content-type': 'application/json' });
  expect(response.xhr.status).toBe(201);

  const load1 = async (iri: string) => (await env.hydra.loadResource(iri)).representation.root;
  const location: string = response.xhr.headers.get('location');
  const finished = (batch: { get(term: unknown): unknown; pointer: { out(term: unknown): { value?: string } } }) =>
    batch.pointer.out(env.namedNode('https://dlcs.io/vocab#Batch/finished')).value;
  expect(finished(await load1(location))).toBeUndefined();
  state?.clock.advance(60_000);
  const batch = await load1(location);
  expect(finished(batch)).toMatch(/^\d{4}-/);
  const [images] = batch
    .getLinks()
    .filter((link: { supportedProperty: { property: { id: { value: string } } } }) =>
      link.supportedProperty.property.id.value.endsWith('/images'),
    );
  expect(images.resources[0].id.value).toBe(`${location}/images`);
});
