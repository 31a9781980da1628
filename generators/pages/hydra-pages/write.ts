import Handlebars from 'handlebars';
import type { Class, Contract } from '../../../src/model/contract.js';
import type { GeneratedFile } from '../../generator.js';
import { classFileNames, uniqueNames } from '../../names.js';
import { withLineEndings } from '../markdown/line-endings.js';
import { tableText } from '../tables/layout.js';
import type { PageSurroundings } from '../style.js';
import { classPage } from './from-contract.js';
import type { HydraStyle } from './hydra-style.js';
import { pageOptions } from './options.js';
import type { PageOptions } from './options.js';
import type { ClassPage } from './page.js';
import { pageView } from './view.js';
import type { PageView, TableView } from './view.js';

/** The template of a whole page, in each style's folder. */
export const PAGE_TEMPLATE = 'page';

interface Job {
  readonly file: string;
  readonly class: Class;
  readonly options: Partial<PageOptions>;
}

/** Writes a page a class: pages that the contract was read from under their names and in their layout, others in the style's. */
export function writeHydraPages(
  contract: Contract,
  style: HydraStyle,
  templates: ReadonlyMap<string, string>,
  { pictures = '' }: PageSurroundings = {},
): GeneratedFile[] {
  const folder = pictures === '' ? '' : `${pictures.replace(/\/$/, '')}/`;
  const names = classFileNames(contract);
  const render = renderer(style, templates);
  return jobs(contract, style).map(({ file, class: cls, options }, index) => {
    const page = linked(classPage(contract, cls), options);
    const drawn = options.class === undefined && page.picture === undefined && style.picture;
    const named = drawn ? { ...page, picture: `${folder}${names.get(cls.iri) ?? cls.name}.svg` } : page;
    return { path: file, text: withLineEndings(render(pageView(named, style, options, index + 1)), options) };
  });
}

function jobs(contract: Contract, style: HydraStyle): Job[] {
  const byCompact = new Map(contract.hydra.classes.map((cls) => [cls.compact, cls]));
  const read = [...pageOptions(contract, style.name)].flatMap(([file, options]) => {
    const cls = byCompact.get(options.class);
    return cls === undefined ? [] : [{ file, class: cls, options }];
  });
  const unique = uniqueNames(read.map(({ file }) => file.replace(/\.mdx?$/, '')));
  const names = classFileNames(contract);
  const done = new Set(read.map((job) => job.class.iri));
  const rest = contract.hydra.classes.filter(
    ({ iri, properties, operations }) => !done.has(iri) && properties.length + operations.length > 0,
  );
  return [
    ...read,
    ...rest.map((cls) => ({ file: unique(names.get(cls.iri) ?? cls.name) + style.extension, class: cls, options: {} })),
  ];
}

function renderer(style: HydraStyle, templates: ReadonlyMap<string, string>): (view: PageView) => string {
  const source = templates.get(PAGE_TEMPLATE);
  if (source === undefined) throw new Error(`The style ${style.name} needs the template ${PAGE_TEMPLATE}.hbs.`);
  const handlebars = Handlebars.create();
  handlebars.registerHelper('table', ({ header, rows }: TableView) => tableText(header, rows, style.layout));
  const template = handlebars.compile<PageView>(source, { noEscape: true, strict: false });
  return (view) => template(view);
}

/** Links whose template no path tells lead where the page that was read said. */
function linked(page: ClassPage, { links }: Partial<PageOptions>): ClassPage {
  if (links === undefined) return page;
  const properties = page.properties.map((property) => {
    const own = Object.hasOwn(links, property.title) ? links[property.title] : undefined;
    if (own === undefined || property.template === undefined) return property;
    const { operations } = property.template;
    return { ...property, template: own === false ? { operations } : { url: String(own), operations } };
  });
  return { ...page, properties };
}
