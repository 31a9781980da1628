import type { ClassPage, PageProperty, PageTemplate } from './page.js';
import type { PageOptions } from './options.js';
import type { HydraStyle } from './hydra-style.js';
import type { Part, PartKind } from './part.js';

type Draft = Pick<Part, 'id' | 'kind' | 'inProperty'>;

/** The parts of a page in the order in which its style prints them. */
export function partsOf(page: ClassPage, style: HydraStyle, options: Partial<PageOptions>): Part[] {
  const inline = (options.template ?? style.template) === 'inline';
  const drafts = [
    ...classParts(page, style),
    ...page.templates.flatMap((template, index) => templateParts(template, index, style)),
    ...(page.properties.length > 0 && style.propertyLevel === 3 ? [part('properties', 'properties')] : []),
    ...page.properties.flatMap((property) => propertyParts(property, style)),
    part('end', 'end'),
  ];
  let awaiting = false;
  return drafts.map((draft, index) => {
    const undescribed = awaiting && !leads(draft);
    if (draft.kind === 'title' || draft.kind === 'property') awaiting = true;
    else if (!leads(draft)) awaiting = false;
    return {
      ...draft,
      inline,
      after: drafts[index - 1]?.kind,
      undescribed: undescribed && draft.kind !== 'description',
    };
  });
}

function part(id: string, kind: PartKind, inProperty = false): Draft {
  return { id, kind, inProperty };
}

function classParts(page: ClassPage, style: HydraStyle): Draft[] {
  return [
    part('title', 'title'),
    ...(style.picture && page.picture !== undefined ? [part('picture', 'picture')] : []),
    ...(page.note === undefined ? [] : [part('note', 'note')]),
    ...(page.description === undefined ? [] : [part('description', 'description')]),
    ...(style.example && page.example !== undefined ? [part('example', 'example')] : []),
  ];
}

function templateParts({ url, operations }: PageTemplate, index: number, style: HydraStyle): Draft[] {
  const number = index + 1;
  const template = url === undefined ? [] : [part(`template ${number}`, 'template')];
  if (operations.length === 0) return template;
  const heading = style.propertyLevel === 3 ? [part(`heading ${number}`, 'heading')] : [];
  return [...template, ...heading, part(`operations ${number}`, 'operations')];
}

function propertyParts(property: PageProperty, style: HydraStyle): Draft[] {
  const own = (name: PartKind): Draft => part(`${property.title}: ${name}`, name, true);
  return [
    part(property.title, 'property', true),
    ...(property.description === undefined ? [] : [own('description')]),
    ...(property.note === undefined ? [] : [own('note')]),
    ...(hasTable(property, style) ? [own('table')] : []),
    ...(property.template?.url === undefined ? [] : [own('template')]),
    ...(property.template && property.template.operations.length > 0 ? [own('operations')] : []),
  ];
}

/** A link whose range is not stated goes without a property table where the link sign stands in the range. */
export function hasTable(property: PageProperty, style: HydraStyle): boolean {
  return !(style.linkSign === 'range' && property.link && property.range === '');
}

/** Whether a part stands between a class's title and its description. */
function leads({ kind, inProperty }: Draft): boolean {
  return !inProperty && (kind === 'picture' || kind === 'note');
}
