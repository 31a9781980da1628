/** Renders drawings as SVG with Graphviz. */
import { colour, darkStyle } from './palette.js';
import { AMPERSAND, xml } from './text.js';

/** A node of a picture: an HTML-like label, and a name that is not shown. */
export interface Node {
  readonly name: string;
  readonly html: string;
}

export interface Edge {
  readonly tail: string;
  readonly head: string;
  /** The row of the tail's table at which the edge starts. */
  readonly port?: string;
  readonly html?: string;
  readonly dashed?: boolean;
  readonly arrow?: 'normal' | 'crow' | 'odiamond';
}

export interface Drawing {
  /** The accessible name, which is also the tooltip. */
  readonly title: string;
  /** The accessible description. */
  readonly description: string;
  readonly direction: 'LR' | 'TB';
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

/** Renders a drawing with Graphviz (WebAssembly). The same drawing always gives the same bytes. */
export type Draw = (drawing: Drawing) => Promise<string>;

/** Graphviz knows the widths of Arial's letters. Readers without Arial get a font with the same widths. */
const FONT = 'Arial';
const FONTS = 'Arial,Helvetica,Liberation Sans,sans-serif';

/** Loads Graphviz. */
export async function graphviz(): Promise<Draw> {
  const { instance } = await import('@viz-js/viz');
  let viz = await instance();
  return async (drawing) => {
    try {
      const result = viz.render(graphOf(drawing), { format: 'svg' });
      if (result.status === 'failure') throw new Error(result.errors.map(({ message }) => message).join('; '));
      return finish(result.output, drawing);
    } catch (error) {
      viz = await instance(); // an instance that has crashed cannot be used again
      throw error;
    }
  };
}

function graphOf({ direction, nodes, edges }: Drawing) {
  return {
    directed: true,
    graphAttributes: { rankdir: direction, bgcolor: colour('canvas'), pad: 0.2, nodesep: 0.3, ranksep: 0.7 },
    nodeAttributes: { shape: 'plain', fontname: FONT, fontsize: 12, fontcolor: colour('text') },
    edgeAttributes: { fontname: FONT, fontsize: 10, color: colour('line'), fontcolor: colour('quiet'), arrowsize: 0.7 },
    nodes: nodes.map(({ name, html }) => ({ name, attributes: { label: { html } } })),
    edges: edges.map((edge) => ({ tail: edge.tail, head: edge.head, attributes: edgeAttributes(edge) })),
  };
}

function edgeAttributes({ port, html, dashed, arrow }: Edge) {
  return {
    ...(port === undefined ? {} : { tailport: `${port}:e` }),
    ...(html === undefined ? {} : { label: { html } }),
    ...(dashed === true ? { style: 'dashed' } : {}),
    ...(arrow === undefined ? {} : { arrowhead: arrow }),
  };
}

/** Removes Graphviz's comments and node names, and adds the title, the description and the dark colours. */
function finish(svg: string, { title, description }: Drawing): string {
  const inner = svg
    .slice(svg.indexOf('<svg'))
    .replaceAll(/<!--[^]*?-->\n?/g, '')
    .replaceAll(/<title>[^<]*<\/title>\n?/g, '')
    .replaceAll(`font-family="${FONT}"`, `font-family="${FONTS}"`)
    .replaceAll('&#45;', '-')
    .replaceAll(AMPERSAND, '&amp;');
  const end = inner.indexOf('>') + 1;
  const opening = inner.slice(0, end).replaceAll(/\s+/g, ' ').replace('<svg', '<svg role="img"');
  const metadata = `<title>${xml(title)}</title>\n<desc>${xml(description)}</desc>\n<style>${darkStyle()}</style>`;
  return `${opening}\n${metadata}${inner.slice(end).trimEnd()}\n`;
}
