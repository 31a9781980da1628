/** Defines the colours of pictures. */

/**
 * Every colour of a picture, light and dark. Graphviz writes the light colour as an attribute, and the style sheet in the
 * SVG selects elements by that attribute to make them dark for readers who prefer a dark colour scheme.
 */
export const PALETTE = {
  canvas: ['#ffffff', '#0d1117'],
  text: ['#1f2328', '#e6edf3'],
  quiet: ['#59636e', '#9198a1'],
  line: ['#818b98', '#656c76'],
  head: ['#d8ebff', '#12304f'],
  body: ['#f6f8fa', '#151b23'],
  link: ['#0a58b8', '#6cb6ff'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

export type Colour = keyof typeof PALETTE;

/** The light colour, which represents both. */
export function colour(name: Colour): string {
  return PALETTE[name][0];
}

/** The style sheet that replaces light colours for readers who prefer a dark colour scheme. */
export function darkStyle(): string {
  const rules = Object.values(PALETTE).map(
    ([light, dark]) => `[fill="${light}"]{fill:${dark}}[stroke="${light}"]{stroke:${dark}}`,
  );
  return `@media (prefers-color-scheme:dark){${rules.join('')}}`;
}
