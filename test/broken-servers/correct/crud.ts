import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { serve, Refusal, type Answer, type Call, type Hooks, type Running } from './server.js';

/** The description of the plain CRUD server. */
export const CRUD_CONTRACT = fileURLToPath(new URL('crud.yaml', import.meta.url));
/** A token of each of its two users. */
export const CRUD_TOKENS = { own: 'ann-5d2c', other: 'bob-9e1f' };

export interface List {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly colour?: string;
  readonly createdAt: string;
  readonly tasks: Task[];
}

export type Task = Record<string, unknown> & { readonly id: number };

/** The parts of the server that a fault may replace; each as the correct server does it. */
export interface Crud {
  authenticate(call: Call): string;
  checkList(body: unknown): void;
  checkTask(body: unknown, partial: boolean): void;
  checkType(call: Call, type: string): void;
  checkNumber(call: Call, name: string, least: number, most: number, usual: number): number;
  findList(store: Store, owner: string, id: string): List;
  findTask(list: List, id: string): Task;
  showTask(task: Task): unknown;
  newTask(store: Store, body: Record<string, unknown>): Task;
  replaced(task: Task, body: Record<string, unknown>): Task;
  patched(task: Task, body: Record<string, unknown>): Task;
  removeList(store: Store, list: List): void;
  removeTask(list: List, task: Task): void;
  selected(tasks: readonly Task[], call: Call): readonly Task[];
  window<T>(items: readonly T[], offset: number, limit: number): readonly T[];
  nextPage(call: Call, page: number, perPage: number, total: number): string | null;
}

export interface Store {
  readonly lists: List[];
  next: number;
}

/** Starts the server with some parts replaced and hooks set. */
export async function crudServer(parts: Partial<Crud> = {}, hooks: Hooks = {}): Promise<Running> {
  const store: Store = { lists: [], next: 1 };
  const crud: Crud = { ...correct, ...parts };
  for (const name of ['Home', 'Work']) {
    const list: List = { id: randomUUID(), owner: 'ann', name, createdAt: new Date().toISOString(), tasks: [] };
    for (const [title, priority] of [['Write', 3], ['Read', 1], ['Count', 2]] as const) list.tasks.push(crud.newTask(store, { title, priority }));
    store.lists.push(list);
  }
  return serve('/api', (call) => route(crud, store, call), problem, hooks);
}

const correct: Crud = {
  authenticate(call) {
    const token = /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1];
    if (token === CRUD_TOKENS.own) return 'ann';
    if (token === CRUD_TOKENS.other) return 'bob';
    throw new Refusal(401, 'A valid token is needed.', { 'WWW-Authenticate': 'Bearer realm="tasks"' });
  },
  checkList(body) {
    const list = object(body);
    for (const name of Object.keys(list)) if (!['name', 'colour'].includes(name)) refuse(`${name} is not known`);
    text(list, 'name', 1, 40, true);
    if (list['colour'] !== undefined && !(typeof list['colour'] === 'string' && /^#[0-9a-f]{6}$/.test(list['colour']))) refuse('colour is not one');
  },
  checkTask(body, partial) {
    const task = object(body);
    if (partial && Object.keys(task).length === 0) refuse('nothing to change');
    text(task, 'title', 1, 100, !partial);
    if (task['notes'] !== null) text(task, 'notes', 0, 1000, false);
    text(task, 'secret', 0, Infinity, false);
    number(task, 'priority', 1, 5, !partial, true);
    number(task, 'estimate', 0, 1000, false, false);
    if (task['estimate'] === 1000) refuse('estimate is too large');
    if (task['id'] !== undefined && !Number.isInteger(task['id'])) refuse('id is no integer');
    if (task['state'] !== undefined && !['open', 'doing', 'done'].includes(task['state'] as string)) refuse('state is not known');
    if (task['due'] !== undefined && !isDate(task['due'])) refuse('due is no date');
    tags(task['tags']);
  },
  checkType(call, type) {
    if (call.headers['content-type']?.split(';')[0]?.trim() !== type) throw new Refusal(415, `Send ${type}.`);
    if (call.json === undefined) throw new Refusal(400, 'The body is not JSON.');
  },
  checkNumber(call, name, least, most, usual) {
    const given = call.query.getAll(name);
    if (given.length === 0) return usual;
    if (given.length > 1 || !/^\d+$/.test(given[0]!) || Number(given[0]) < least || Number(given[0]) > most) refuse(`${name} is out of range`);
    return Number(given[0]);
  },
  findList: (store, owner, id) => store.lists.find((list) => list.id === id && list.owner === owner) ?? missing(),
  findTask(list, id) {
    if (!/^[1-9]\d*$/.test(id)) refuse('taskId is no number');
    return list.tasks.find((task) => task.id === Number(id)) ?? missing();
  },
  showTask({ secret: _, ...task }) {
    return task;
  },
  newTask: (store, { id: _, ...body }) => ({ state: 'open', ...body, id: store.next++ }),
  replaced: (task, { id: _, ...body }) => ({ state: 'open', ...body, id: task.id }),
  patched: (task, { id: _, ...body }) => ({ ...task, ...body, id: task.id }),
  removeList: (store, list) => void store.lists.splice(store.lists.indexOf(list), 1),
  removeTask: (list, task) => void list.tasks.splice(list.tasks.indexOf(task), 1),
  selected(tasks, call) {
    const state = call.query.get('state');
    const sort = call.query.get('sort');
    if (state !== null && !['open', 'doing', 'done'].includes(state)) refuse('state is not known');
    if (sort !== null && !/^-?(title|priority)$/.test(sort)) refuse('sort is not known');
    const kept = tasks.filter((task) => state === null || task['state'] === state);
    if (sort === null) return kept;
    const key = sort.replace('-', '');
    const sign = sort.startsWith('-') ? -1 : 1;
    return kept.toSorted((a, b) => sign * (a[key]! < b[key]! ? -1 : a[key]! > b[key]! ? 1 : 0));
  },
  window: (items, offset, limit) => items.slice(offset, offset + limit),
  nextPage(call, page, perPage, total) {
    if (page * perPage >= total) return null;
    const query = new URLSearchParams(call.query);
    query.set('page', String(page + 1));
    return `/api/${call.path.map(encodeURIComponent).join('/')}?${query}`;
  },
};

function route(crud: Crud, store: Store, call: Call): Answer {
  const [root, listId, tasks, taskId, ...rest] = call.path;
  if (root !== 'lists' || rest.length > 0 || (tasks !== undefined && tasks !== 'tasks')) throw new Refusal(404, 'There is nothing here.');
  const kind = taskId !== undefined ? 'task' : tasks !== undefined ? 'tasks' : listId !== undefined ? 'list' : 'lists';
  const methods = { lists: ['GET', 'POST'], list: ['GET', 'DELETE'], tasks: ['GET', 'POST'], task: ['GET', 'PUT', 'PATCH', 'DELETE'] }[kind];
  const allow = [...methods, 'HEAD', 'OPTIONS'].join(', ');
  if (call.method === 'OPTIONS') return { status: 204, headers: { Allow: allow } };
  const method = call.method === 'HEAD' ? 'GET' : call.method;
  if (!methods.includes(method)) throw new Refusal(405, `${method} is not supported here.`, { Allow: allow });
  const owner = crud.authenticate(call);
  if (kind === 'lists') return method === 'GET' ? lists(crud, store, owner, call) : createList(crud, store, owner, call);
  const list = crud.findList(store, owner, listId!);
  if (kind === 'list') {
    if (method === 'GET') return ok(showList(list));
    crud.removeList(store, list);
    return { status: 204, headers: {} };
  }
  if (kind === 'tasks') return method === 'GET' ? taskPage(crud, list, call) : createTask(crud, store, list, call);
  return oneTask(crud, list, crud.findTask(list, taskId!), method, call);
}

function lists(crud: Crud, store: Store, owner: string, call: Call): Answer {
  const limit = crud.checkNumber(call, 'limit', 1, 50, 20);
  const offset = crud.checkNumber(call, 'offset', 0, Infinity, 0);
  const all = store.lists.filter((list) => list.owner === owner);
  const shown = crud.window(all, offset, limit).map(showList);
  const headers = { 'X-Total-Count': String(all.length), Vary: 'Accept' };
  if (/^text\/csv/.test(call.headers.accept ?? '')) return { status: 200, headers: { ...headers, 'Content-Type': 'text/csv' }, body: shown.map(({ id, name }) => `${id},"${name}"`).join('\n') + '\n' };
  return ok(shown, headers);
}

function createList(crud: Crud, store: Store, owner: string, call: Call): Answer {
  crud.checkType(call, 'application/json');
  crud.checkList(call.json);
  const list: List = { ...(call.json as { name: string }), id: randomUUID(), owner, createdAt: new Date().toISOString(), tasks: [] };
  store.lists.push(list);
  return { status: 201, headers: { 'Content-Type': 'application/json', Location: `/api/lists/${list.id}` }, body: showList(list) };
}

function taskPage(crud: Crud, list: List, call: Call): Answer {
  const page = crud.checkNumber(call, 'page', 1, Infinity, 1);
  const perPage = crud.checkNumber(call, 'per_page', 1, 100, 10);
  const all = crud.selected(list.tasks, call);
  const items = crud.window(all, (page - 1) * perPage, perPage).map((task) => crud.showTask(task));
  const next = crud.nextPage(call, page, perPage, all.length);
  return ok({ items, total: all.length, next }, next === null ? {} : { Link: `<${next}>; rel="next"` });
}

function createTask(crud: Crud, store: Store, list: List, call: Call): Answer {
  crud.checkType(call, 'application/json');
  crud.checkTask(call.json, false);
  const task = crud.newTask(store, call.json as Record<string, unknown>);
  list.tasks.push(task);
  return { status: 201, headers: { 'Content-Type': 'application/json', Location: `/api/lists/${list.id}/tasks/${task.id}` }, body: crud.showTask(task) };
}

function oneTask(crud: Crud, list: List, task: Task, method: string, call: Call): Answer {
  const etag = etagOf(task);
  if (method === 'GET') return call.headers['if-none-match'] === etag ? { status: 304, headers: { ETag: etag } } : ok(crud.showTask(task), { ETag: etag });
  if (method === 'DELETE') {
    crud.removeTask(list, task);
    return { status: 204, headers: {} };
  }
  crud.checkType(call, method === 'PUT' ? 'application/json' : 'application/merge-patch+json');
  crud.checkTask(call.json, method === 'PATCH');
  const match = call.headers['if-match'];
  if (match !== undefined && match !== etag) throw new Refusal(412, 'The task has changed.');
  const changed = (method === 'PUT' ? crud.replaced : crud.patched)(task, call.json as Record<string, unknown>);
  const place = list.tasks.indexOf(task);
  if (place >= 0) list.tasks[place] = changed;
  return ok(crud.showTask(changed));
}

function showList({ id, name, colour, createdAt }: List) {
  return { id, name, ...(colour === undefined ? {} : { colour }), createdAt };
}

function etagOf(task: Task): string {
  return `"${Buffer.from(JSON.stringify(task)).toString('base64url').slice(-60)}${JSON.stringify(task).length}"`;
}

function ok(body: unknown, headers: Record<string, string> = {}): Answer {
  return { status: 200, headers: { 'Content-Type': 'application/json', ...headers }, body };
}

function problem({ status, detail, headers }: Refusal): Answer {
  return { status, headers: { 'Content-Type': 'application/problem+json', ...headers }, body: { title: detail, status, detail } };
}

function refuse(detail: string): never {
  throw new Refusal(400, detail);
}

function missing(): never {
  throw new Refusal(404, 'There is no such thing.');
}

function object(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : refuse('the body is no object');
}

function text(body: Record<string, unknown>, name: string, least: number, most: number, required: boolean): void {
  const value = body[name];
  if (value === undefined && !required) return;
  if (typeof value !== 'string') refuse(`${name} is no text`);
  const length = [...value].length;
  if (length < least || length > most) refuse(`${name} is too short or too long`);
}

function number(body: Record<string, unknown>, name: string, least: number, most: number, required: boolean, integer: boolean): void {
  const value = body[name];
  if (value === undefined && !required) return;
  if (typeof value !== 'number' || value < least || value > most || (integer && !Number.isInteger(value))) refuse(`${name} is out of range`);
}

function tags(value: unknown): void {
  if (value === undefined) return;
  if (!Array.isArray(value) || value.length > 5 || new Set(value).size !== value.length) refuse('tags are not right');
  for (const tag of value) if (typeof tag !== 'string' || [...tag].length < 1 || [...tag].length > 20) refuse('a tag is not right');
}

function isDate(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);
}
