/** How a collection is represented: its members, the numbers and links of its pages, the roles of its parameters. */
import type { OpenApiOperation, Schema } from '../model/contract.js';
import { pointer } from '../model/json.js';
import { HYDRA } from '../model/namespaces.js';
import { schemaTypes } from '../model/schema-walk.js';
import { successMedia } from './bodies.js';
import type { ListBody } from './bodies.js';
import { fact, strongest } from './evidence.js';
import type { Fact } from './evidence.js';
import { parameterRoles } from './parameter-roles.js';
import type { Collection, PageNumber, PageRelation } from './resource.js';
import type { Description } from './source.js';

/** Names in lower case without separators. */
const NUMBERS: Readonly<Record<PageNumber, readonly string[]>> = {
  total: ['totalitems', 'total', 'totalcount', 'count', 'totalresults', 'totalelements', 'totalrecords', 'numfound'],
  pageSize: ['pagesize', 'perpage', 'itemsperpage', 'limit', 'size'],
  page: ['page', 'pagenumber', 'currentpage'],
  totalPages: ['totalpages', 'pages', 'pagecount', 'lastpage'],
  offset: ['offset', 'skip', 'start', 'startindex'],
};

const LINKS: Readonly<Record<PageRelation, readonly string[]>> = {
  next: ['next', 'nextpage', 'nextlink', 'odata.nextlink', 'nexturl'],
  previous: ['previous', 'prev', 'previouspage', 'previouslink', 'prevpage', 'previousurl', 'prevurl'],
  first: ['first', 'firstpage', 'firstlink'],
  last: ['last', 'lastlink', 'lasturl'],
  self: ['self'],
};

/** Terms of Hydra for the same. */
const TERMS: Readonly<Record<string, PageNumber | PageRelation>> = {
  [`${HYDRA}totalItems`]: 'total',
  [`${HYDRA}next`]: 'next',
  [`${HYDRA}previous`]: 'previous',
  [`${HYDRA}first`]: 'first',
  [`${HYDRA}last`]: 'last',
};

/** The facts about a collection. */
export function collectionOf(
  template: Fact<string>,
  list: OpenApiOperation | undefined,
  body: ListBody | undefined,
  description: Description,
): Collection {
  const schema = successMedia(list)?.schema;
  const places = body === undefined || body.members.value === '' ? [] : placesIn(schema, body, description);
  const members = description.properties(body?.memberSchema);
  return {
    template,
    members: body?.members,
    memberSchema: body?.memberSchema,
    numbers: factsOf(NUMBERS, places, body),
    links: factsOf(LINKS, places, body),
    parameters: list === undefined ? new Map() : parameterRoles(list, members, description),
  };
}

/** A property of a body, or of an object in it that describes the page. */
interface Place {
  readonly name: string;
  readonly pointer: string;
  /** What the context of the body makes of the name. */
  readonly iri: string | undefined;
  readonly isNumeric: boolean;
}

function placesIn(schema: Schema | undefined, body: ListBody, description: Description): Place[] {
  const place = (at: string, name: string, own: Schema, ...owners: readonly (Schema | undefined)[]): Place => {
    const types = schemaTypes(description.resolve(own));
    const isNumeric = types.includes('integer') || types.includes('number');
    return { name, pointer: pointer(at, name), iri: description.iriOf(name, ...owners), isNumeric };
  };
  return [...description.properties(schema)].flatMap(([name, property]) => {
    const outer = place('', name, property.schema, schema);
    if (outer.pointer === body.members.value) return [];
    const inner = [...description.properties(property.schema)];
    return [outer, ...inner.map(([key, each]) => place(outer.pointer, key, each.schema, schema, property.schema))];
  });
}

function factsOf<Role extends PageNumber | PageRelation>(
  names: Readonly<Record<Role, readonly string[]>>,
  places: readonly Place[],
  body: ListBody | undefined,
): ReadonlyMap<Role, Fact<string>> {
  const members = body?.members.value.split('/').at(-1) ?? '';
  const roles = Object.keys(names) as Role[];
  return new Map(
    roles.flatMap((role) => {
      const fitting = places.filter(({ isNumeric }) => isNumeric === role in NUMBERS);
      const best = strongest(fitting.map((place) => placeFact(role, names[role], place, members)));
      return best === undefined ? [] : [[role, best]];
    }),
  );
}

function placeFact(
  role: PageNumber | PageRelation,
  names: readonly string[],
  place: Place,
  members: string,
): Fact<string> | undefined {
  if (TERMS[place.iri ?? ''] === role) return fact(place.pointer, 'hydra', `${place.name} is a term of Hydra`);
  const plain = bareName(place.name);
  const isCount =
    role === 'total' &&
    members !== '' &&
    [`${members}count`, `total${members}`, `num${members}`].map(bareName).includes(plain);
  return names.includes(plain) || isCount ? fact(place.pointer, 'name', `it is called ${place.name}`) : undefined;
}

/** The name of a property in lower case, without separators and prefix. */
function bareName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^[@$]|^hydra:/, '')
    .replaceAll(/[_-]/g, '');
}
