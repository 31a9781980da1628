/** The JSON-LD representations of the correct DLCS server. */
import type { Call } from './server.js';
import type { Asset, Batch, Customer, DlcsStore } from './dlcs-data.js';

/** A JSON-LD node as it goes over the wire. */
export type Node = Record<string, unknown>;

const VOCAB_CONTEXT = 'https://dlcs.github.io/vocab/context/future.json';
const HYDRA_CONTEXT = 'http://www.w3.org/ns/hydra/context.jsonld';

/** The representations that a fault may replace. */
export interface Nodes {
  entryPoint(call: Call): Node;
  customer(call: Call, customer: Customer): Node;
  queue(call: Call, customer: Customer, store: DlcsStore): Node;
  batch(call: Call, batch: Batch): Node;
  image(call: Call, asset: Asset): Node;
  collection(call: Call, members: readonly Node[], page: Page): Node;
  view(call: Call, page: Page): Node;
  error(call: Call, status: number, detail: string): Node;
}

export interface Page {
  readonly number: number;
  readonly size: number;
  readonly total: number;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  415: 'Unsupported Media Type',
};

export const correctNodes: Nodes = {
  entryPoint: ({ origin }) => ({
    '@context': VOCAB_CONTEXT,
    '@id': `${origin}/`,
    '@type': 'vocab:EntryPoint',
    customers: `${origin}/customers`,
  }),
  customer({ origin }, { number, name, displayName }) {
    const iri = `${origin}/customers/${number}`;
    return {
      '@context': VOCAB_CONTEXT,
      '@id': iri,
      '@type': 'vocab:Customer',
      name,
      displayName,
      queue: `${iri}/queue`,
      created: '2016-02-11T09:00:00.0000000Z',
    };
  },
  queue({ origin }, { number }, { batches, assets }) {
    const iri = `${origin}/customers/${number}/queue`;
    const waiting = batches.filter((batch) => batch.customer === number && isActive(batch));
    return {
      '@context': VOCAB_CONTEXT,
      '@id': iri,
      '@type': 'vocab:Queue',
      size: assets.filter(({ customer }) => customer === number).length,
      batchesWaiting: waiting.length,
      imagesWaiting: assets.filter(
        ({ batch, finished }) => finished === undefined && waiting.some((one) => one.number === batch),
      ).length,
      batches: `${iri}/batches`,
      active: `${iri}/active`,
      recent: `${iri}/recent`,
    };
  },
  batch({ origin }, { number, customer, submitted, count, completed, finished, errors, superseded }) {
    const iri = `${origin}/customers/${customer}/queue/batches/${number}`;
    return {
      '@context': VOCAB_CONTEXT,
      '@id': iri,
      '@type': 'vocab:Batch',
      submitted,
      count,
      completed,
      ...(finished === undefined ? {} : { finished }),
      errors,
      superseded,
      images: `${iri}/images`,
      completedImages: `${iri}/completedImages`,
      errorImages: `${iri}/errorImages`,
      test: `${iri}/test`,
    };
  },
  image({ origin }, { customer, id, space, created, origin: from, mediaType, finished, failed, batch }) {
    const done =
      finished === undefined ? {} : failed ? { error: 'The origin answered 404.' } : { width: 4961, height: 7016 };
    return {
      '@context': VOCAB_CONTEXT,
      '@id': `${origin}/customers/${customer}/spaces/${space}/images/${encodeURIComponent(id)}`,
      '@type': 'vocab:Image',
      id,
      space,
      created,
      origin: from,
      ...(mediaType === undefined ? {} : { mediaType }),
      ...done,
      queued: created,
      ...(finished === undefined ? {} : { dequeued: created, finished }),
      ingesting: false,
      batch: `${origin}/customers/${customer}/queue/batches/${batch}`,
    };
  },
  collection(call, members, page) {
    const node: Node = {
      '@context': HYDRA_CONTEXT,
      '@id': addressOf(call),
      '@type': 'Collection',
      totalItems: page.total,
      pageSize: page.size,
      member: members,
    };
    return page.total > page.size ? { ...node, view: this.view(call, page) } : node;
  },
  view(call, { number, size, total }) {
    const last = Math.ceil(total / size);
    const to = (page: number): string => pageAddress(call, page, size);
    return {
      '@id': to(number),
      '@type': 'PartialCollectionView',
      ...(number > 1 ? { first: to(1), previous: to(Math.min(number - 1, last)) } : {}),
      ...(number < last ? { next: to(number + 1), last: to(last) } : {}),
      page: number,
      pageSize: size,
      totalPages: last,
    };
  },
  error: (call, status, detail) => ({
    '@context': HYDRA_CONTEXT,
    '@type': 'Error',
    statusCode: status,
    status,
    title: TITLES[status] ?? 'Error',
    detail,
    instance: addressOf(call),
    description: detail,
  }),
};

export function isActive({ finished, superseded }: Batch): boolean {
  return finished === undefined && !superseded;
}

export function addressOf({ origin, path }: Call): string {
  return `${origin}/${path.map(encodeURIComponent).join('/')}`;
}

export function pageAddress(call: Call, page: number, size: number): string {
  return `${addressOf(call)}?page=${page}&pageSize=${size}`;
}
