/** The correct Hydra server: notebooks with notes, as JSON-LD with contexts and an ApiDocumentation of its own. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Refusal, serve } from './server.js';
import type { Answer, Call, Hooks, Running } from './server.js';

/** The OpenAPI Description of the Hydra server. */
export const HYDRA_CONTRACT = fileURLToPath(new URL('hydra.yaml', import.meta.url));
/** Its ApiDocumentation. */
export const HYDRA_VOCABULARY = fileURLToPath(new URL('hydra.jsonld', import.meta.url));
/** The credentials of its two users. */
export const HYDRA_USERS = { own: 'ann:5d2c7b', other: 'bob:9e1f0a' };

const VOCABULARY = JSON.parse(readFileSync(HYDRA_VOCABULARY, 'utf8')) as Record<string, unknown>;
const DOCS_LINK = 'http://www.w3.org/ns/hydra/core#apiDocumentation';
const XSD = 'http://www.w3.org/2001/XMLSchema#';

export interface Note {
  readonly id: string;
  readonly text: string;
  readonly importance?: number;
  readonly pinned: boolean;
  readonly written: string;
}

export interface Notebook {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly notes: Note[];
}

/** The behaviour of the server that a fault may replace. */
export interface Hydra {
  authenticate(call: Call): string;
  checkNote(body: unknown): void;
  checkType(call: Call): void;
  findNote(notebook: Notebook, id: string): Note;
  newNote(id: string, body: Record<string, unknown>): Note;
  replaced(note: Note, body: Record<string, unknown>): Note;
  store(notebook: Notebook, note: Note): void;
  remove(notebook: Notebook, note: Note): void;
  showNote(origin: string, notebook: Notebook, note: Note): Record<string, unknown>;
  selected(notes: readonly Note[], call: Call): readonly Note[];
  view(url: string, call: Call, page: number, size: number, total: number): Record<string, unknown> | undefined;
  total(notes: readonly Note[], shown: readonly Note[]): number;
  documentation(): unknown;
  context(): unknown;
}

const CONTEXT = {
  '@context': {
    '@vocab': null,
    hydra: 'http://www.w3.org/ns/hydra/core#',
    notes_: 'https://notes.example/vocab#',
    Collection: 'hydra:Collection',
    PartialCollectionView: 'hydra:PartialCollectionView',
    member: { '@id': 'hydra:member' },
    totalItems: 'hydra:totalItems',
    view: { '@id': 'hydra:view' },
    first: { '@id': 'hydra:first', '@type': '@id' },
    last: { '@id': 'hydra:last', '@type': '@id' },
    next: { '@id': 'hydra:next', '@type': '@id' },
    previous: { '@id': 'hydra:previous', '@type': '@id' },
    EntryPoint: 'https://notes.example/vocab#EntryPoint',
    Notebook: 'https://notes.example/vocab#Notebook',
    Note: 'https://notes.example/vocab#Note',
    notebooks: { '@id': 'https://notes.example/vocab#notebooks', '@type': '@id' },
    name: 'https://notes.example/vocab#name',
    notes: { '@id': 'https://notes.example/vocab#notes', '@type': '@id' },
    text: 'https://notes.example/vocab#text',
    importance: 'https://notes.example/vocab#importance',
    pinned: 'https://notes.example/vocab#pinned',
    written: { '@id': 'https://notes.example/vocab#written', '@type': `${XSD}dateTime` },
  },
};

/** The correct behaviour; faults that change a part call the correct one through it. */
export const correctHydra: Hydra = {
  authenticate(call) {
    const given = /^Basic ([A-Za-z0-9+/=]+)$/.exec(call.headers.authorization ?? '')?.[1];
    const user = Buffer.from(given ?? '', 'base64').toString();
    if (Object.values(HYDRA_USERS).includes(user)) return user.split(':')[0]!;
    throw new Refusal(401, 'Credentials are required.', { 'WWW-Authenticate': 'Basic realm="notes"' });
  },
  checkNote(body) {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) refuse('the body is not an object');
    const note = body as Record<string, unknown>;
    if (note['@type'] !== 'Note') refuse('@type is not Note');
    if (note['@context'] !== undefined && note['@context'] !== '/context.jsonld') refuse('@context is unknown');
    if (typeof note['text'] !== 'string' || [...note['text']].length < 1 || [...note['text']].length > 500)
      refuse('text is invalid');
    if (
      note['importance'] !== undefined &&
      !(Number.isInteger(note['importance']) && (note['importance'] as number) >= 0)
    )
      refuse('importance is invalid');
    if (note['pinned'] !== undefined && typeof note['pinned'] !== 'boolean') refuse('pinned is invalid');
  },
  checkType(call) {
    if (call.headers['content-type']?.split(';')[0]?.trim() !== 'application/ld+json')
      throw new Refusal(415, 'Send application/ld+json.');
    if (call.json === undefined) refuse('the body is not JSON');
  },
  findNote: (notebook, id) => notebook.notes.find((note) => note.id === id) ?? missing(),
  newNote: (id, body) => ({ ...fields(body), id, written: new Date().toISOString() }),
  replaced: (note, body) => ({ ...fields(body), id: note.id, written: note.written }),
  store: (notebook, note) => void notebook.notes.push(note),
  remove: (notebook, note) => void notebook.notes.splice(notebook.notes.indexOf(note), 1),
  showNote(origin, notebook, { id, text, importance, pinned, written }) {
    return {
      '@context': '/context.jsonld',
      '@id': `${origin}/notebooks/${notebook.id}/notes/${id}`,
      '@type': 'Note',
      text,
      ...(importance === undefined ? {} : { importance }),
      pinned,
      written,
    };
  },
  selected(notes, call) {
    const pinned = call.query.get('pinned');
    return pinned === null ? notes : notes.filter((note) => String(note.pinned) === pinned);
  },
  view(url, call, page, size, total) {
    const last = Math.max(1, Math.ceil(total / size));
    if (last === 1) return undefined;
    const at = (number: number): string => {
      const query = new URLSearchParams(call.query);
      query.set('page', String(number));
      return `${url}?${query}`;
    };
    return {
      '@id': at(page),
      '@type': 'PartialCollectionView',
      ...(page > 1 ? { first: at(1), previous: at(page - 1) } : {}),
      ...(page < last ? { next: at(page + 1), last: at(last) } : {}),
    };
  },
  total: (notes) => notes.length,
  documentation: () => VOCABULARY,
  context: () => CONTEXT,
};

/** Starts the server, with some of its behaviour replaced and with hooks. */
export async function hydraServer(parts: Partial<Hydra> = {}, hooks: Hooks = {}): Promise<Running> {
  const hydra: Hydra = { ...correctHydra, ...parts };
  const notebooks: Notebook[] = ['home', 'work'].map((id) => ({ id, name: `At ${id}`, owner: 'ann', notes: [] }));
  for (const notebook of notebooks) {
    for (const [index, text] of ['Write', 'Read', 'Think'].entries())
      notebook.notes.push({
        id: `${notebook.id[0]}${index}`,
        text,
        importance: index,
        pinned: index === 1,
        written: '2024-03-01T09:00:00.000Z',
      });
  }
  let next = 100;
  return serve('', (call) => route(hydra, notebooks, call, () => `n${next++}`), problem, hooks);
}

function route(hydra: Hydra, notebooks: Notebook[], call: Call, newId: () => string): Answer {
  const origin = `http://${call.headers.host}`;
  const [root = '', id, notes, noteId, ...rest] = call.path;
  if (rest.length > 0 || (notes !== undefined && notes !== 'notes')) missing(origin);
  const kind =
    root === '' && id === undefined
      ? 'entry'
      : root === 'docs' || root === 'context.jsonld'
        ? root
        : root !== 'notebooks'
          ? missing(origin)
          : noteId !== undefined
            ? 'note'
            : notes !== undefined
              ? 'notes'
              : id !== undefined
                ? 'notebook'
                : 'notebooks';
  const methods = {
    entry: ['GET'],
    docs: ['GET'],
    'context.jsonld': ['GET'],
    notebooks: ['GET'],
    notebook: ['GET'],
    notes: ['GET', 'POST'],
    note: ['GET', 'PUT', 'DELETE'],
  }[kind]!;
  const allow = [...methods, 'HEAD', 'OPTIONS'].join(', ');
  const headers = linkTo(origin);
  if (call.method === 'OPTIONS') return { status: 204, headers: { ...headers, Allow: allow } };
  const method = call.method === 'HEAD' ? 'GET' : call.method;
  if (!methods.includes(method))
    throw new Refusal(405, `${method} is not supported here.`, { ...headers, Allow: allow });
  if (kind === 'docs') return ok(origin, hydra.documentation());
  if (kind === 'context.jsonld') return ok(origin, hydra.context());
  const owner = hydra.authenticate(call);
  if (kind === 'entry')
    return ok(origin, {
      '@context': '/context.jsonld',
      '@id': `${origin}/`,
      '@type': 'EntryPoint',
      notebooks: `${origin}/notebooks`,
    });
  const mine = notebooks.filter((one) => one.owner === owner);
  if (kind === 'notebooks')
    return ok(origin, {
      '@context': '/context.jsonld',
      '@id': `${origin}/notebooks`,
      '@type': 'Collection',
      totalItems: mine.length,
      member: mine.map((one) => showNotebook(origin, one)),
    });
  const notebook = mine.find((one) => one.id === id) ?? missing(origin);
  if (kind === 'notebook') return ok(origin, { '@context': '/context.jsonld', ...showNotebook(origin, notebook) });
  if (kind === 'notes')
    return method === 'GET'
      ? listNotes(hydra, origin, notebook, call)
      : addNote(hydra, origin, notebook, call, newId());
  const note = hydra.findNote(notebook, noteId!);
  if (method === 'GET') return ok(origin, hydra.showNote(origin, notebook, note));
  if (method === 'DELETE') {
    hydra.remove(notebook, note);
    return { status: 204, headers };
  }
  hydra.checkType(call);
  hydra.checkNote(call.json);
  const changed = hydra.replaced(note, call.json as Record<string, unknown>);
  const place = notebook.notes.indexOf(note);
  if (place >= 0) notebook.notes[place] = changed;
  return ok(origin, hydra.showNote(origin, notebook, changed));
}

function listNotes(hydra: Hydra, origin: string, notebook: Notebook, call: Call): Answer {
  const url = `${origin}/notebooks/${notebook.id}/notes`;
  const page = Math.max(1, Number.parseInt(call.query.get('page') ?? '1', 10) || 1);
  const wanted = Number.parseInt(call.query.get('pageSize') ?? '', 10) || 0;
  const size = wanted <= 0 || wanted > 500 ? 100 : wanted;
  const all = hydra.selected(notebook.notes, call);
  const shown = all.slice((page - 1) * size, page * size);
  const view = hydra.view(url, call, page, size, all.length);
  const member = shown.map((note) => hydra.showNote(origin, notebook, note));
  return ok(origin, {
    '@context': '/context.jsonld',
    '@id': url,
    '@type': 'Collection',
    totalItems: hydra.total(all, shown),
    member,
    ...(view === undefined ? {} : { view }),
  });
}

function addNote(hydra: Hydra, origin: string, notebook: Notebook, call: Call, id: string): Answer {
  hydra.checkType(call);
  hydra.checkNote(call.json);
  const note = hydra.newNote(id, call.json as Record<string, unknown>);
  hydra.store(notebook, note);
  const answer = ok(origin, hydra.showNote(origin, notebook, note));
  return {
    ...answer,
    status: 201,
    headers: { ...answer.headers, Location: `${origin}/notebooks/${notebook.id}/notes/${note.id}` },
  };
}

function fields(body: Record<string, unknown>): Pick<Note, 'text' | 'importance' | 'pinned'> {
  return {
    text: body['text'] as string,
    pinned: body['pinned'] === true,
    ...(body['importance'] === undefined ? {} : { importance: body['importance'] as number }),
  };
}

function showNotebook(origin: string, { id, name }: Notebook): Record<string, unknown> {
  return { '@id': `${origin}/notebooks/${id}`, '@type': 'Notebook', name, notes: `${origin}/notebooks/${id}/notes` };
}

function ok(origin: string, body: unknown): Answer {
  return { status: 200, headers: { 'Content-Type': 'application/ld+json', ...linkTo(origin) }, body };
}

function linkTo(origin: string): Record<string, string> {
  return { Link: `<${origin}/docs>; rel="${DOCS_LINK}"` };
}

function problem({ status, detail, headers }: Refusal, call: Call): Answer {
  const link = { Link: `<http://${call.headers.host}/docs>; rel="${DOCS_LINK}"` };
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...link, ...headers },
    body: { title: detail, status, detail },
  };
}

function refuse(detail: string): never {
  throw new Refusal(400, detail);
}

function missing(_origin?: string): never {
  throw new Refusal(404, 'There is no such resource.');
}
