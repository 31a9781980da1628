/** The documentation styles: this list is the only place that names them all. */
import { about as docusaurus } from './docusaurus/about.js';
import { about as hydraCompact } from './hydra-compact/about.js';
import { about as hydraPadded } from './hydra-padded/about.js';
import { about as rstGrid } from './rst-grid/about.js';
import { about as starlight } from './starlight/about.js';
import type { ListedStyle } from './style.js';

/** Every documentation style, in the order of documentation and help. A style's code is loaded when it is needed. */
export const styles: readonly ListedStyle[] = [
  { ...hydraCompact, load: async () => (await import('./hydra-compact/hydra-compact.js')).hydraCompact },
  { ...hydraPadded, load: async () => (await import('./hydra-padded/hydra-padded.js')).hydraPadded },
  { ...starlight, load: async () => (await import('./starlight/starlight.js')).starlight },
  { ...rstGrid, load: async () => (await import('./rst-grid/rst-grid.js')).rstGrid },
  { ...docusaurus, load: async () => (await import('./docusaurus/docusaurus.js')).docusaurus },
];

/** The style of pages for which none is named. */
export const DEFAULT_STYLE = hydraPadded.name;
