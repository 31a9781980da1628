/** The correct CRUD server: lists with tasks, and contacts, as plain JSON. */
import { fileURLToPath } from 'node:url';
import { CONTACT_USERS, contactsRoute, correctContacts, newContact } from './contacts.js';
import type { ContactBook, Contacts } from './contacts.js';
import { Refusal, serve } from './server.js';
import type { Answer, Call, Hooks, Running } from './server.js';
import { correctTasks, CRUD_TOKENS, listsRoute } from './tasks.js';
import type { List, Store, Tasks } from './tasks.js';

export { CRUD_TOKENS };
/** The OpenAPI Description of the CRUD server. */
export const CRUD_CONTRACT = fileURLToPath(new URL('crud.yaml', import.meta.url));
/** The credentials of its two users. */
export const CRUD_USERS = {
  own: { bearer: CRUD_TOKENS.own, user: CONTACT_USERS.own.user, apiKeys: { key: CONTACT_USERS.own.key } },
  other: { bearer: CRUD_TOKENS.other, user: CONTACT_USERS.other.user, apiKeys: { key: CONTACT_USERS.other.key } },
};

/** The behaviour of the server that a fault may replace. */
export interface Crud extends Tasks, Contacts {}

/** The correct behaviour; faults that change a part call the correct one through it. */
export const correctCrud: Crud = { ...correctTasks, ...correctContacts };

/** Starts the server, with some of its behaviour replaced and with hooks. */
export async function crudServer(parts: Partial<Crud> = {}, hooks: Hooks = {}): Promise<Running> {
  const crud: Crud = { ...correctCrud, ...parts };
  const store: Store = { lists: [], next: 1 };
  const book: ContactBook = { all: [], created: 0 };
  for (const name of ['Home', 'Work']) store.lists.push(furnished(crud.newList(store, 'ann', { name }), store));
  for (const [name, kind] of [
    ['Grace Hopper', 'person'],
    ['Analytical Engines', 'company'],
    ['Edith Clarke', 'person'],
  ] as const) {
    newContact(book, 'ann', {
      name,
      kind,
      email: `${name.toLowerCase().replace(' ', '.')}@example.org`,
      password: 'not to be shown',
    });
  }
  return serve('/api', (call) => route(crud, store, book, call), problem, hooks);
}

function furnished(list: List, store: Store): List {
  for (const [title, priority] of [
    ['Write', 3],
    ['Read', 1],
    ['Count', 2],
  ] as const)
    list.tasks.push(correctCrud.newTask(store, { title, priority }));
  return list;
}

const METHODS: Readonly<Record<string, readonly string[]>> = {
  lists: ['GET', 'POST'],
  list: ['GET', 'DELETE'],
  tasks: ['GET', 'POST'],
  task: ['GET', 'PUT', 'PATCH', 'DELETE'],
  contacts: ['GET', 'POST'],
  contact: ['GET', 'PUT', 'DELETE'],
};

function route(crud: Crud, store: Store, book: ContactBook, call: Call): Answer {
  const kind = kindOf(call.path);
  const methods = METHODS[kind]!;
  const allow = [...methods, 'HEAD', 'OPTIONS'].join(', ');
  if (call.method === 'OPTIONS') return { status: 204, headers: { Allow: allow } };
  const method = call.method === 'HEAD' ? 'GET' : call.method;
  if (!methods.includes(method)) throw new Refusal(405, `${method} is not supported here.`, { Allow: allow });
  if (!kind.startsWith('contact')) return listsRoute(crud, store, call, kind, method);
  return contactsRoute(crud, book, call, method, () => {
    crud.checkType(call, 'application/json');
    return call.json;
  });
}

function kindOf(path: readonly string[]): string {
  const [root, , below] = path;
  if (root === 'contacts' && path.length <= 2) return path.length === 1 ? 'contacts' : 'contact';
  if (root === 'lists' && path.length <= 4 && (below === undefined || below === 'tasks'))
    return ['lists', 'list', 'tasks', 'task'][path.length - 1]!;
  throw new Refusal(404, 'There is no such resource.');
}

function problem({ status, detail, headers }: Refusal): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
    body: { title: detail, status, detail },
  };
}
