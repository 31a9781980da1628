/** Parses GitHub Flavored Markdown into a syntax tree (mdast), for tests that check what readers see. */
import { createProcessor } from '@mdx-js/mdx';
import remarkGfm from 'remark-gfm';

/** A node of the tree. */
export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
}

const processor = createProcessor({ format: 'md', remarkPlugins: [remarkGfm] });

/** The root of a document's tree. */
export function parseGfm(text: string): MarkdownNode {
  return processor.parse(text);
}

/** Every node of a type below a node, in document order. */
export function nodesOf(node: MarkdownNode, type: string): readonly MarkdownNode[] {
  return (node.children ?? []).flatMap((child) => [...(child.type === type ? [child] : []), ...nodesOf(child, type)]);
}

/** The text that a reader sees in a node. */
export function textOf(node: MarkdownNode): string {
  return node.type === 'html' ? '' : (node.value ?? (node.children ?? []).map(textOf).join(''));
}
