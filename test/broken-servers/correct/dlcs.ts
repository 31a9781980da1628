/** The correct DLCS server: batches of images for two customers, by the contract dlcs@2023. */
import { readFileSync } from 'node:fs';
import { correctNodes, isActive } from './dlcs-nodes.js';
import type { Node, Nodes, Page } from './dlcs-nodes.js';
import { findAsset, newStore, submit } from './dlcs-data.js';
import type { Batch, Customer, DlcsStore, Submitted } from './dlcs-data.js';
import { Refusal, serve } from './server.js';
import type { Answer, Call, Hooks, Running } from './server.js';
import { Rules, URI } from './valid.js';

/** The contract of this server. */
export const DLCS_CONTRACT = 'dlcs@2023';
/** The credentials of its two customers. */
export const DLCS_USERS = {
  own: { user: 'key-riverside:rs-41f0', bearer: 'token-riverside' },
  other: { user: 'key-hillside:hs-9a77', bearer: 'token-hillside' },
};

/** The behaviour of the server that a fault may replace. */
export interface Dlcs extends Nodes {
  authenticate(store: DlcsStore, call: Call): Customer;
  /** The customer that an address is about. */
  permitted(store: DlcsStore, user: Customer, number: number): Customer;
  paged(call: Call, total: number): Page;
  window<T>(items: readonly T[], page: Page): readonly T[];
  checkSubmission(body: unknown): readonly Submitted[];
  submit(store: DlcsStore, customer: number, members: readonly Submitted[]): Batch;
  batchesOf(store: DlcsStore, customer: number, list: string): readonly Batch[];
  imagesOf(store: DlcsStore, batch: Batch, list: string): readonly DlcsStore['assets'][number][];
  test(store: DlcsStore, batch: Batch): boolean;
  /** The Link field of every answer. */
  links(call: Call): string | undefined;
  documentation(call: Call): Node;
}

const rules = new Rules(400);
const DOCUMENTATION = JSON.parse(
  readFileSync(new URL('../../../vocab/dlcs/2023/api-documentation.jsonld', import.meta.url), 'utf8'),
) as Node;

/** The correct behaviour; faults that change a part call the correct one through it. */
export const correctDlcs: Dlcs = {
  ...correctNodes,
  authenticate({ customers }, { headers: { authorization = '' } }) {
    const basic = /^Basic (.+)$/i.exec(authorization)?.[1];
    const user = basic === undefined ? undefined : Buffer.from(basic, 'base64').toString();
    const token = /^Bearer (.+)$/i.exec(authorization)?.[1];
    return customers.find((one) => one.user === user || one.token === token) ?? unauthorized();
  },
  permitted({ customers }, user, number) {
    if (!customers.some((one) => one.number === number)) throw new Refusal(404, `There is no customer ${number}.`);
    return user.number === number ? user : unauthorized();
  },
  paged({ query }, total) {
    const page = integer(query, 'page', 1);
    const size = integer(query, 'pageSize', 100);
    return { number: Math.max(1, page), size: size <= 0 || size > 500 ? 100 : size, total };
  },
  window: (items, { number, size }) => items.slice((number - 1) * size, number * size),
  checkSubmission(given) {
    const body = rules.object(given);
    rules.required(body, 'member');
    rules.member(body, '@context', rules.oneOf('http://www.w3.org/ns/hydra/context.jsonld'));
    rules.member(body, '@type', rules.oneOf('Collection'));
    rules.member(body, 'member', rules.array(0, Infinity, checkAsset));
    const members = body['member'] as Submitted[];
    if (new Set(members.map(({ id }) => id)).size < members.length)
      rules.refuse('An identifier occurs more than once.');
    return members;
  },
  submit,
  batchesOf({ batches }, customer, list) {
    const own = batches.filter((batch) => batch.customer === customer).toReversed();
    if (list === 'active') return own.filter(isActive);
    return list === 'recent' ? own.filter(({ finished }) => finished !== undefined) : own;
  },
  imagesOf({ assets }, { number }, list) {
    const own = assets.filter(({ batch }) => batch === number);
    if (list === 'images') return own;
    return own.filter(({ finished, failed }) => finished !== undefined && (list === 'completedImages' || failed));
  },
  test(store, batch) {
    if (batch.superseded || store.assets.some((asset) => asset.batch === batch.number)) return false;
    batch.superseded = true;
    return true;
  },
  links: ({ origin }) => `<${origin}/vocab>; rel="http://www.w3.org/ns/hydra/core#apiDocumentation"`,
  documentation: ({ origin }) => ({ ...DOCUMENTATION, entrypoint: `${origin}/` }),
};

/** Starts the server, with some of its behaviour replaced and with hooks. */
export async function dlcsServer(parts: Partial<Dlcs> = {}, hooks: Hooks = {}): Promise<Running> {
  const server: Dlcs = { ...correctDlcs, ...parts };
  const store = newStore();
  const finish = (call: Call, answer: Answer): Answer => {
    const link = server.links(call);
    return link === undefined ? answer : { ...answer, headers: { ...answer.headers, Link: link } };
  };
  const problem = ({ status, detail, headers }: Refusal, call: Call): Answer =>
    finish(call, {
      ...json(server.error(call, status, detail), status),
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  return serve('', (call) => finish(call, route(server, store, call)), problem, hooks);
}

type Action = (server: Dlcs, store: DlcsStore, call: Call, user: Customer) => Answer;

/** The routes: `#` stands for a number, `*` for any segment. */
const ROUTES: readonly { readonly path: string; readonly methods: Readonly<Record<string, Action>> }[] = [
  { path: '', methods: { GET: (server, _, call) => json(server.entryPoint(call)) } },
  {
    path: 'customers',
    methods: { GET: (server, _, call, user) => listed(server, call, [user], (one) => server.customer(call, one)) },
  },
  {
    path: 'customers/#',
    methods: { GET: (server, store, call, user) => json(server.customer(call, owner(server, store, call, user))) },
  },
  {
    path: 'customers/#/queue',
    methods: {
      GET: (server, store, call, user) => json(server.queue(call, owner(server, store, call, user), store)),
      POST: submitted,
    },
  },
  ...['batches', 'active', 'recent'].map((list) => ({
    path: `customers/#/queue/${list}`,
    methods: { GET: batches(list) },
  })),
  ...['batches', 'active', 'recent'].map((list) => ({
    path: `customers/#/iiif/*/queue/${list}`,
    methods: { GET: batches(list) },
  })),
  {
    path: 'customers/#/queue/batches/#',
    methods: { GET: (server, store, call, user) => json(server.batch(call, batchOf(server, store, call, user))) },
  },
  ...['images', 'completedImages', 'errorImages'].map((list) => ({
    path: `customers/#/queue/batches/#/${list}`,
    methods: { GET: images(list) },
  })),
  {
    path: 'customers/#/queue/batches/#/test',
    methods: {
      POST: (server, store, call, user) => json({ success: server.test(store, batchOf(server, store, call, user)) }),
    },
  },
  { path: 'customers/#/spaces/#/images/*', methods: { GET: image } },
];

function route(server: Dlcs, store: DlcsStore, call: Call): Answer {
  if (call.path.join('/') === 'vocab' && ['GET', 'HEAD'].includes(call.method))
    return { status: 200, headers: { 'Content-Type': 'application/ld+json' }, body: server.documentation(call) };
  const found = ROUTES.find(({ path }) => matches(path.split('/'), call.path));
  if (found === undefined) throw new Refusal(404, 'There is no such resource.');
  const allow = [...Object.keys(found.methods), ...('GET' in found.methods ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  if (call.method === 'OPTIONS') return { status: 204, headers: { Allow: allow } };
  const action = found.methods[call.method === 'HEAD' ? 'GET' : call.method];
  if (action === undefined) throw new Refusal(405, `${call.method} is not supported here.`, { Allow: allow });
  return action(server, store, call, server.authenticate(store, call));
}

function matches(template: readonly string[], path: readonly string[]): boolean {
  return (
    template.length === path.length &&
    template.every(
      (part, index) => part === '*' || (part === '#' ? /^-?\d+$/.test(path[index]!) : part === path[index]),
    )
  );
}

function owner(server: Dlcs, store: DlcsStore, { path }: Call, user: Customer): Customer {
  return server.permitted(store, user, Number(path[1]));
}

function batchOf(server: Dlcs, store: DlcsStore, call: Call, user: Customer): Batch {
  const { number } = owner(server, store, call, user);
  const found = store.batches.find((batch) => batch.customer === number && batch.number === Number(call.path[4]));
  if (found === undefined) throw new Refusal(404, `Customer ${number} has no batch ${call.path[4]}.`);
  return found;
}

function batches(list: string): Action {
  return (server, store, call, user) => {
    const { number } = owner(server, store, call, user);
    const identifier = call.path[2] === 'iiif' ? call.path[3] : undefined;
    const all = server
      .batchesOf(store, number, list)
      .filter(
        (batch) =>
          identifier === undefined ||
          store.assets.some((asset) => asset.batch === batch.number && asset.id.startsWith(`${identifier}-`)),
      );
    return listed(server, call, all, (batch) => server.batch(call, batch));
  };
}

function images(list: string): Action {
  return (server, store, call, user) =>
    listed(server, call, server.imagesOf(store, batchOf(server, store, call, user), list), (asset) =>
      server.image(call, asset),
    );
}

function image(server: Dlcs, store: DlcsStore, call: Call, user: Customer): Answer {
  const { number } = owner(server, store, call, user);
  const found = findAsset(store, number, Number(call.path[3]), call.path[5]!);
  if (found === undefined)
    throw new Refusal(404, `Space ${call.path[3]} of customer ${number} has no asset ${call.path[5]}.`);
  return json(server.image(call, found));
}

function submitted(server: Dlcs, store: DlcsStore, call: Call, user: Customer): Answer {
  const { number } = owner(server, store, call, user);
  if (!/^application\/(ld\+)?json\s*(;|$)/i.test(call.headers['content-type'] ?? ''))
    throw new Refusal(415, 'Send application/json.');
  if (call.json === undefined) throw new Refusal(400, 'The body is not JSON.');
  const node = server.batch(call, server.submit(store, number, server.checkSubmission(call.json)));
  return { status: 201, headers: { 'Content-Type': 'application/json', Location: String(node['@id']) }, body: node };
}

function listed<T>(server: Dlcs, call: Call, all: readonly T[], show: (one: T) => Node): Answer {
  const page = server.paged(call, all.length);
  return json(server.collection(call, server.window(all, page).map(show), page));
}

function checkAsset(given: unknown): void {
  const asset = rules.object(given);
  rules.required(asset, 'id', 'space');
  rules.member(asset, '@context', rules.like(URI));
  rules.member(asset, '@type', rules.text());
  rules.member(asset, 'id', rules.text());
  rules.member(asset, 'space', rules.number(-Infinity, Infinity, 1));
  rules.member(asset, 'origin', rules.like(URI));
  rules.member(asset, 'mediaType', rules.text());
}

function integer(query: URLSearchParams, name: string, usual: number): number {
  const text = query.get(name);
  if (text === null) return usual;
  return /^[+-]?\d+$/.test(text) ? Number(text) : rules.refuse(`${name} is not a number.`);
}

function json(body: Node, status = 200): Answer {
  return { status, headers: { 'Content-Type': 'application/json' }, body };
}

function unauthorized(): never {
  throw new Refusal(401, 'These credentials do not give access to the customer.', {
    'WWW-Authenticate': 'Basic realm="DLCS-API", Bearer',
  });
}
