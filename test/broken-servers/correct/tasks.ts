/** The lists and tasks of the correct CRUD server: bearer tokens, pages, filters, sorting and ETags. */
import { Refusal } from './server.js';
import type { Answer, Call } from './server.js';
import { omit, Rules } from './valid.js';
import type { Body } from './valid.js';

/** The tokens of the two users of lists and tasks. */
export const CRUD_TOKENS = { own: 'ann-5d2c', other: 'bob-9e1f' };

export interface List {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly colour?: string;
  readonly createdAt: string;
  readonly tasks: Task[];
}

export type Task = Body & { readonly id: number };

export interface Store {
  readonly lists: List[];
  /** The number of the next list or task. */
  next: number;
}

/** The behaviour of lists and tasks that a fault may replace. */
export interface Tasks {
  authenticate(call: Call): string;
  checkList(body: unknown): void;
  checkTask(body: unknown, partial: boolean): void;
  findList(store: Store, owner: string, id: string): List;
  findTask(list: List, id: string): Task;
  showTask(task: Task): unknown;
  newList(store: Store, owner: string, body: Body): List;
  newTask(store: Store, body: Body): Task;
  replaced(task: Task, body: Body): Task;
  patched(task: Task, body: Body): Task;
  removeList(store: Store, list: List): void;
  removeTask(list: List, task: Task): void;
  selected(tasks: readonly Task[], call: Call): readonly Task[];
  window<T>(items: readonly T[], offset: number, limit: number): readonly T[];
  nextPage(call: Call, page: number, perPage: number, total: number): string | null;
  checkType(call: Call, type: string): void;
  checkNumber(call: Call, name: string, least: number, most: number, usual: number): number;
}

const rules = new Rules(400);
const TASK_JUDGES: Readonly<Record<string, (value: unknown, name: string) => void>> = {
  id: rules.number(-Infinity, Infinity, 1),
  title: rules.text(1, 100),
  notes: rules.nullable(rules.text(0, 1000)),
  priority: rules.number(1, 5, 1),
  estimate: (value, name) =>
    value === 1000 ? rules.refuse(`${name} is out of range.`) : rules.number(0, 1000)(value, name),
  state: rules.oneOf('open', 'doing', 'done'),
  due: rules.date,
  tags: checkTags,
  secret: rules.text(),
};

function checkTags(value: unknown, name: string): void {
  rules.array(0, 5, rules.text(1, 20))(value, name);
  if (new Set(value as unknown[]).size !== (value as unknown[]).length) rules.refuse('A tag occurs twice.');
}

export const correctTasks: Tasks = {
  authenticate(call) {
    const token = /^Bearer (.+)$/i.exec(call.headers.authorization ?? '')?.[1];
    if (token === CRUD_TOKENS.own) return 'ann';
    if (token === CRUD_TOKENS.other) return 'bob';
    throw new Refusal(401, 'A valid token is required.', { 'WWW-Authenticate': 'Bearer realm="tasks"' });
  },
  checkList(given) {
    const body = rules.closed(given, ['name', 'colour']);
    rules.required(body, 'name');
    rules.member(body, 'name', rules.text(1, 40));
    rules.member(body, 'colour', rules.like(/^#[0-9a-f]{6}$/));
  },
  checkTask(given, partial) {
    const body = rules.object(given);
    if (!partial) rules.required(body, 'title', 'priority');
    if (partial && Object.keys(body).length === 0) rules.refuse('There is nothing to change.');
    for (const [name, judge] of Object.entries(TASK_JUDGES)) rules.member(body, name, judge);
  },
  checkType(call, type) {
    if (call.headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== type)
      throw new Refusal(415, `Send ${type}.`);
    if (call.json === undefined) throw new Refusal(400, 'The body is not JSON.');
  },
  checkNumber(call, name, least, most, usual) {
    const given = call.query.getAll(name);
    if (given.length === 0) return usual;
    if (given.length > 1 || !/^\d+$/.test(given[0]!) || Number(given[0]) < least || Number(given[0]) > most)
      rules.refuse(`${name} is out of range.`);
    return Number(given[0]);
  },
  findList: (store, owner, id) => store.lists.find((list) => list.id === id && list.owner === owner) ?? missing(),
  findTask(list, id) {
    if (!/^[1-9]\d*$/.test(id)) rules.refuse('taskId is not a number.');
    return list.tasks.find((task) => task.id === Number(id)) ?? missing();
  },
  showTask: (task) => omit(task, 'secret'),
  newList(store, owner, body) {
    const number = store.next++;
    return {
      ...(body as { name: string }),
      id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      owner,
      createdAt: new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString(),
      tasks: [],
    };
  },
  newTask: (store, body) => ({ state: 'open', ...omit(body, 'id'), id: store.next++ }),
  replaced: (task, body) => ({ state: 'open', ...omit(body, 'id'), id: task.id }),
  patched: (task, body) => ({ ...task, ...omit(body, 'id'), id: task.id }),
  removeList: (store, list) => void store.lists.splice(store.lists.indexOf(list), 1),
  removeTask: (list, task) => void list.tasks.splice(list.tasks.indexOf(task), 1),
  selected(tasks, call) {
    const state = call.query.get('state');
    const sort = call.query.get('sort');
    if (state !== null && !['open', 'doing', 'done'].includes(state)) rules.refuse('state is unknown.');
    if (sort !== null && !/^-?(title|priority)$/.test(sort)) rules.refuse('sort is unknown.');
    const kept = tasks.filter((task) => state === null || task['state'] === state);
    return sort === null ? kept : sorted(kept, sort.replace('-', ''), sort.startsWith('-') ? -1 : 1);
  },
  window: (items, offset, limit) => items.slice(offset, offset + limit),
  nextPage(call, page, perPage, total) {
    if (page * perPage >= total) return null;
    const query = new URLSearchParams(call.query);
    query.set('page', String(page + 1));
    return `/api/${call.path.map(encodeURIComponent).join('/')}?${query}`;
  },
};

export function sorted(tasks: readonly Task[], key: string, sign: number): readonly Task[] {
  return tasks.toSorted((a, b) => sign * (a[key]! < b[key]! ? -1 : a[key]! > b[key]! ? 1 : 0));
}

function missing(): never {
  throw new Refusal(404, 'There is no such resource.');
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Answers a call below `/lists`. */
export function listsRoute(parts: Tasks, store: Store, call: Call, kind: string, method: string): Answer {
  const owner = parts.authenticate(call);
  if (kind === 'lists')
    return method === 'GET' ? listed(parts, store, owner, call) : createdList(parts, store, owner, call);
  const list = parts.findList(store, owner, call.path[1]!);
  if (kind === 'tasks') return method === 'GET' ? taskPage(parts, list, call) : createdTask(parts, store, list, call);
  if (kind === 'task') return oneTask(parts, list, parts.findTask(list, call.path[3]!), method, call);
  if (method === 'GET') return { status: 200, headers: JSON_TYPE, body: showList(list) };
  parts.removeList(store, list);
  return { status: 204, headers: {} };
}

function listed(parts: Tasks, store: Store, owner: string, call: Call): Answer {
  const limit = parts.checkNumber(call, 'limit', 1, 50, 20);
  const offset = parts.checkNumber(call, 'offset', 0, Infinity, 0);
  const all = store.lists.filter((list) => list.owner === owner);
  const shown = parts.window(all, offset, limit).map(showList);
  const headers = { 'X-Total-Count': String(all.length), Vary: 'Accept' };
  if ((call.headers.accept ?? '').startsWith('text/csv'))
    return {
      status: 200,
      headers: { ...headers, 'Content-Type': 'text/csv' },
      body: shown.map(({ id, name }) => `${id},"${name}"\n`).join(''),
    };
  return { status: 200, headers: { ...JSON_TYPE, ...headers }, body: shown };
}

function createdList(parts: Tasks, store: Store, owner: string, call: Call): Answer {
  parts.checkType(call, 'application/json');
  parts.checkList(call.json);
  const list = parts.newList(store, owner, call.json as Body);
  store.lists.push(list);
  return { status: 201, headers: { ...JSON_TYPE, Location: `/api/lists/${list.id}` }, body: showList(list) };
}

function taskPage(parts: Tasks, list: List, call: Call): Answer {
  const page = parts.checkNumber(call, 'page', 1, Infinity, 1);
  const perPage = parts.checkNumber(call, 'per_page', 1, 100, 10);
  const all = parts.selected(list.tasks, call);
  const items = parts.window(all, (page - 1) * perPage, perPage).map((task) => parts.showTask(task));
  const next = parts.nextPage(call, page, perPage, all.length);
  return {
    status: 200,
    headers: { ...JSON_TYPE, ...(next === null ? {} : { Link: `<${next}>; rel="next"` }) },
    body: { items, total: all.length, next },
  };
}

function createdTask(parts: Tasks, store: Store, list: List, call: Call): Answer {
  parts.checkType(call, 'application/json');
  parts.checkTask(call.json, false);
  const task = parts.newTask(store, call.json as Body);
  list.tasks.push(task);
  return {
    status: 201,
    headers: { ...JSON_TYPE, Location: `/api/lists/${list.id}/tasks/${task.id}` },
    body: parts.showTask(task),
  };
}

function oneTask(parts: Tasks, list: List, task: Task, method: string, call: Call): Answer {
  const etag = etagOf(task);
  if (method === 'GET')
    return call.headers['if-none-match'] === etag
      ? { status: 304, headers: { ETag: etag } }
      : { status: 200, headers: { ...JSON_TYPE, ETag: etag }, body: parts.showTask(task) };
  if (method === 'DELETE') {
    parts.removeTask(list, task);
    return { status: 204, headers: {} };
  }
  parts.checkType(call, method === 'PUT' ? 'application/json' : 'application/merge-patch+json');
  parts.checkTask(call.json, method === 'PATCH');
  const match = call.headers['if-match'];
  if (match !== undefined && match !== '*' && match !== etag) throw new Refusal(412, 'The task has changed.');
  const changed = (method === 'PUT' ? parts.replaced : parts.patched)(task, call.json as Body);
  const place = list.tasks.indexOf(task);
  if (place >= 0) list.tasks[place] = changed;
  return { status: 200, headers: JSON_TYPE, body: parts.showTask(changed) };
}

function showList({ id, name, colour, createdAt }: List) {
  return { id, name, ...(colour === undefined ? {} : { colour }), createdAt };
}

/** The ETag: a hash (FNV-1a) of the stored task. */
function etagOf(task: Task): string {
  let value = 0x811c9dc5;
  for (const char of JSON.stringify(task)) value = Math.imul(value ^ char.codePointAt(0)!, 0x01000193) >>> 0;
  return `"${value.toString(16)}"`;
}
