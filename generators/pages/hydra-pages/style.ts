/** Builds the Hydra styles: one page per class. */
import type { Style, StyleFacts } from '../style.js';
import { formatTables } from '../tables/format.js';
import type { HydraStyle, HydraTraits } from './hydra-style.js';
import { readHydraPages } from './read.js';
import { writeHydraPages } from './write.js';

/** A Hydra style from its facts and traits: the writer, reader and formatter are shared. */
export function hydraPageStyle(facts: StyleFacts, traits: HydraTraits, recognises: Style['recognises']): Style {
  const style: HydraStyle = { ...facts, ...traits, dialect: { mdx: facts.markup === 'mdx' } };
  return {
    ...facts,
    write: (contract, templates, surroundings) => writeHydraPages(contract, style, templates, surroundings),
    read: (pages) => readHydraPages(pages, style),
    format: (page) => formatTables(page, style.layout, style.dialect),
    recognises,
  };
}
