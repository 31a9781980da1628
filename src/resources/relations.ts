/** How resources relate to each other: parents, back links, and whether PUT creates. */
import type { OpenApiOperation } from '../model/contract.js';
import { pointer } from '../model/json.js';
import { ancestorTemplates, lastLiteral, lastVariable, parentTemplate, templateKey } from '../model/path-template.js';
import { schemaName } from '../model/schema-walk.js';
import { fact, strongest } from './evidence.js';
import type { Fact } from './evidence.js';
import type { Resource } from './resource.js';
import type { Description } from './source.js';

/** The resource that a template lies below: the nearest ancestor where one of another resource lives. */
export function parentOf(id: string, start: string, homes: ReadonlyMap<string, string>): Fact<string> | undefined {
  for (const ancestor of ancestorTemplates(start)) {
    const home = homes.get(templateKey(ancestor));
    if (home !== undefined && home !== id) return fact(home, 'path', `${start} lies below ${ancestor}`);
  }
  return undefined;
}

/** The property of a resource that leads to its parent. */
export function backLinkOf(
  resource: Resource,
  parent: Resource | undefined,
  description: Description,
): Fact<string> | undefined {
  if (parent === undefined) return undefined;
  const properties = description.properties(resource.schema);
  return strongest([
    linkTo(resource, parent, description),
    ...[...properties].map(([key, property]) =>
      schemaName(property.schema) !== undefined && description.sameSchema(property.schema, parent.schema)
        ? fact(pointer('', key), 'schema', 'it has the schema of the parent')
        : undefined,
    ),
    ...namesOf(parent).map((name) =>
      properties.has(name) ? fact(pointer('', name), 'name', `it is called ${name}`) : undefined,
    ),
  ]);
}

/** A link property of the class whose range is the class of the parent. */
function linkTo(resource: Pick<Resource, 'class'>, parent: Resource, { hydra }: Description): Fact<string> | undefined {
  const own = hydra?.classes.find(({ iri }) => iri === resource.class?.value);
  const link = own?.properties.find(
    (property) =>
      property.link !== undefined && parent.class !== undefined && property.range.includes(parent.class.value),
  );
  return (
    link &&
    fact(pointer('', link.key), 'hydra', `the range of ${link.compact} is the class of the parent`, link.pointer)
  );
}

function namesOf({ item }: Resource): string[] {
  const variable = item === undefined ? undefined : lastVariable(item.value);
  const collection = item === undefined ? undefined : lastLiteral(parentTemplate(item.value) ?? '/');
  return [variable, variable?.replace(/[_-]?id$/i, ''), collection?.replace(/s$/, '')].filter(
    (name) => name !== undefined && name !== '' && !/^_?id$/i.test(name),
  ) as string[];
}

/** A PUT that declares 201 creates (RFC 9110 §9.3.4). */
export function putCreatesOf(replace: OpenApiOperation | undefined): Fact<boolean> | undefined {
  if (replace === undefined) return undefined;
  return replace.responses.some(({ status }) => status === '201')
    ? fact(true, 'declared', 'PUT declares 201', replace.pointer)
    : fact(false, 'declared', 'PUT does not declare 201', replace.pointer);
}
