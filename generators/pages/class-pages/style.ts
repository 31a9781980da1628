import { formatTables } from '../tables/format.js';
import type { Style } from '../style.js';
import { syncMarkdown } from '../sync/markdown.js';
import type { HydraStyle } from './hydra-style.js';
import { readClassPages } from './read.js';
import { writeClassPages } from './write.js';

/** Makes a Hydra style whole: writer, reader and formatter are shared, what differs is told. */
export function hydraPageStyle(title: string, style: HydraStyle): Style {
  return {
    name: style.name,
    title,
    extension: style.extension,
    write: (contract, templates, around) => writeClassPages(contract, style, templates, around),
    read: (pages) => readClassPages(pages, style),
    format: (page) => formatTables(page, style.layout, style.flavour),
    sync: (page, contract) => syncMarkdown(page, contract, style.flavour),
  };
}
