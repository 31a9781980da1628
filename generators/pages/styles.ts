import { docusaurus } from './docusaurus/docusaurus.js';
import { hydraCompact } from './hydra-compact/hydra-compact.js';
import { hydraPadded } from './hydra-padded/hydra-padded.js';
import { rstGrid } from './rst-grid/rst-grid.js';
import { starlight } from './starlight/starlight.js';
import type { Style } from './style.js';

/** Every documentation style, in the order in which they are listed. */
export const styles: readonly Style[] = [hydraCompact, hydraPadded, starlight, rstGrid, docusaurus];

/** The style of that name, if there is one. */
export function styleNamed(name: string): Style | undefined {
  return styles.find((style) => style.name === name);
}
