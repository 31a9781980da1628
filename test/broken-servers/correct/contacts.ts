/** The contacts of the correct CRUD server: HTTP Basic or an API key, offsets, and a filter. */
import { Refusal } from './server.js';
import type { Answer, Call } from './server.js';
import { EMAIL, omit, Rules, URI } from './valid.js';
import type { Body } from './valid.js';

export const CONTACT_USERS = {
  own: { user: 'ann:correct-horse', key: 'key-ann-77aa' },
  other: { user: 'bob:battery-staple', key: 'key-bob-88bb' },
};

export interface Contact {
  readonly id: string;
  readonly owner: string;
  readonly createdAt: string;
  readonly body: Body;
}

export interface ContactBook {
  readonly all: Contact[];
  /** How many contacts were created in total. */
  created: number;
}

/** The behaviour of contacts that a fault may replace. */
export interface Contacts {
  identify(call: Call): string;
  checkContact(body: unknown): Body;
  checkUnique(all: readonly Contact[], owner: string, body: Body, self: string | undefined): void;
  findContact(all: readonly Contact[], owner: string, id: string): Contact;
  showContact(contact: Contact): unknown;
  keptContact(contact: Contact, body: Body): Contact;
  removeContact(all: Contact[], contact: Contact): void;
  chosenContacts(all: readonly Contact[], call: Call): readonly Contact[];
}

const rules = new Rules(422);
const NAMES = [
  'id',
  'createdAt',
  'name',
  'email',
  'kind',
  'website',
  'age',
  'rating',
  'newsletter',
  'seenAt',
  'phones',
  'address',
  'labels',
  'password',
];

export const correctContacts: Contacts = {
  identify(call) {
    const key = call.headers['x-api-key'];
    const user = Buffer.from(/^Basic (.+)$/i.exec(call.headers.authorization ?? '')?.[1] ?? '', 'base64').toString();
    if (key === CONTACT_USERS.own.key || (key === undefined && user === CONTACT_USERS.own.user)) return 'ann';
    if (key === CONTACT_USERS.other.key || (key === undefined && user === CONTACT_USERS.other.user)) return 'bob';
    throw new Refusal(401, 'Send an API key, or a name and a password.', {
      'WWW-Authenticate': 'Basic realm="contacts", charset="UTF-8"',
    });
  },
  checkContact(given) {
    const body = rules.closed(given, NAMES);
    rules.required(body, 'name', 'email', 'kind');
    for (const [name, judge] of Object.entries(JUDGES)) rules.member(body, name, judge);
    return body;
  },
  checkUnique(all, owner, { email }, self) {
    if (all.some((one) => one.owner === owner && one.id !== self && one.body['email'] === email))
      throw new Refusal(409, 'A contact with this e-mail address already exists.');
  },
  findContact(all, owner, id) {
    const found = all.find((contact) => contact.id === id);
    if (found === undefined) throw new Refusal(404, 'There is no such contact.');
    if (found.owner !== owner) throw new Refusal(403, 'This contact is not yours.');
    return found;
  },
  showContact: ({ id, createdAt, body }) => ({ id, createdAt, ...omit(body, 'id', 'createdAt', 'password') }),
  keptContact: (contact, body) => ({ ...contact, body }),
  removeContact: (all, contact) => void all.splice(all.indexOf(contact), 1),
  chosenContacts(all, call) {
    const kind = call.query.get('kind');
    const order = call.query.get('order') ?? 'asc';
    if (kind !== null && !['person', 'company'].includes(kind)) throw new Refusal(400, 'kind is unknown.');
    if (!['asc', 'desc'].includes(order)) throw new Refusal(400, 'order is unknown.');
    const sign = order === 'asc' ? 1 : -1;
    return all
      .filter(({ body }) => kind === null || body['kind'] === kind)
      .toSorted((a, b) => sign * compare(String(a.body['name']), String(b.body['name'])));
  },
};

const JUDGES: Readonly<Record<string, (value: unknown, name: string) => void>> = {
  id: rules.text(),
  createdAt: rules.dateTime,
  name: rules.text(2, 60),
  email: rules.like(EMAIL),
  kind: rules.oneOf('person', 'company'),
  website: rules.nullable(rules.like(URI)),
  age: rules.number(1, 150, 1),
  rating: rules.number(0, 5, 0.5),
  newsletter: rules.oneOf(true, false),
  seenAt: rules.dateTime,
  phones: rules.array(1, 3, rules.like(/^\+[0-9]{6,15}$/)),
  address: checkAddress,
  labels: checkLabels,
  password: rules.text(8),
};

function checkAddress(value: unknown): void {
  const address = rules.closed(value, ['street', 'country', 'since']);
  rules.required(address, 'street', 'country');
  rules.member(address, 'street', rules.text(1, 80));
  rules.member(address, 'country', rules.like(/^[A-Z]{2}$/));
  rules.member(address, 'since', rules.date);
}

function checkLabels(value: unknown): void {
  const labels = rules.object(value);
  if (Object.keys(labels).length > 4) rules.refuse('There are too many labels.');
  for (const name of Object.keys(labels)) rules.member(labels, name, rules.text(0, 30));
}

/** Compares by code units, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export interface Paging {
  checkNumber(call: Call, name: string, least: number, most: number, usual: number): number;
  window<T>(items: readonly T[], offset: number, limit: number): readonly T[];
}

/** Answers a call below `/contacts`. */
export function contactsRoute(
  parts: Contacts & Paging,
  book: ContactBook,
  call: Call,
  method: string,
  readJson: () => unknown,
): Answer {
  const { all } = book;
  const owner = parts.identify(call);
  const id = call.path[1];
  if (id === undefined)
    return method === 'GET' ? listed(parts, all, owner, call) : created(parts, book, owner, readJson());
  const contact = parts.findContact(all, owner, id);
  if (method === 'GET') return { status: 200, headers: JSON_TYPE, body: parts.showContact(contact) };
  if (method === 'DELETE') {
    parts.removeContact(all, contact);
    return { status: 204, headers: {} };
  }
  return replaced(parts, all, contact, readJson());
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

function listed(parts: Contacts & Paging, all: readonly Contact[], owner: string, call: Call): Answer {
  const limit = parts.checkNumber(call, 'limit', 1, 100, 50);
  const offset = parts.checkNumber(call, 'offset', 0, Infinity, 0);
  const chosen = parts.chosenContacts(
    all.filter((contact) => contact.owner === owner),
    call,
  );
  return {
    status: 200,
    headers: JSON_TYPE,
    body: {
      data: parts.window(chosen, offset, limit).map((contact) => parts.showContact(contact)),
      total: chosen.length,
    },
  };
}

function created(parts: Contacts, book: ContactBook, owner: string, given: unknown): Answer {
  const body = parts.checkContact(given);
  parts.checkUnique(book.all, owner, body, undefined);
  const contact = newContact(book, owner, body);
  return {
    status: 201,
    headers: { ...JSON_TYPE, Location: `/api/contacts/${contact.id}` },
    body: parts.showContact(contact),
  };
}

function replaced(parts: Contacts, all: Contact[], contact: Contact, given: unknown): Answer {
  const body = parts.checkContact(given);
  parts.checkUnique(all, contact.owner, body, contact.id);
  const kept = parts.keptContact(contact, body);
  const place = all.indexOf(contact);
  if (place >= 0) all[place] = kept;
  return { status: 200, headers: JSON_TYPE, body: parts.showContact(kept) };
}

/** Adds a contact; identifiers and times are the same in every run. */
export function newContact(book: ContactBook, owner: string, body: Body): Contact {
  book.created += 1;
  const contact = {
    id: (book.created * 7919 + 60466176).toString(36),
    owner,
    createdAt: new Date(Date.UTC(2026, 0, 1) + book.created * 1000).toISOString(),
    body,
  };
  book.all.push(contact);
  return contact;
}
