/** Escapes the texts of an endpoint as its table prints them. Descriptions are not wrapped yet. */
import type { Body, Endpoint, Field } from './endpoint.js';
import type { Measured, Printed } from './layout.js';
import { codeLines, safeParagraph } from './rst-blocks.js';
import { escapeText, escapeWithin, toRst } from './rst-text.js';

export function printedField({ depth, name, type, presence, description }: Field): Printed {
  return {
    name: depth === 0 ? safeParagraph(printedName(name)) : '.'.repeat(depth) + printedName(name),
    type: safeParagraph(escapeText(type)),
    ...(presence !== undefined && { presence: safeParagraph(escapeText(presence)) }),
    description,
  };
}

/** The parts of an endpoint that determine the widths of its table. */
export function measuredEndpoint(endpoint: Endpoint): Measured {
  const bodies: readonly Body[] = [...(endpoint.request ? [endpoint.request] : []), ...endpoint.replies];
  return {
    parameters: measured(endpoint.parameters),
    body: measured(endpoint.request?.fields),
    fields: measured(endpoint.replies.flatMap(({ fields }) => fields)),
    fixed: [
      `**${escapeWithin(endpoint.title)}**`,
      requestLine(endpoint),
      ...bodies.flatMap(({ example }) => (example ? codeLines(example.text, example.language, example.indent) : [])),
    ],
    texts: [
      endpoint.description,
      ...(endpoint.deprecation ?? []),
      ...endpoint.replies.map(({ note }) => note ?? ''),
    ].map(toRst),
  };
}

/** The text of a heading or label, in which nothing is markup. */
export function headingText(title: string): string {
  return safeParagraph(escapeText(title.trim() || '-'));
}

/** `**GET** /batches/`. */
export function requestLine({ method, path }: Pick<Endpoint, 'method' | 'path'>): string {
  return `**${method}** ${escapeText(path)}`;
}

/** Escapes a dot at the start of a name, which is not a level, and drops leading blanks that a cell cannot hold. */
function printedName(name: string): string {
  const text = name === '' ? '' : escapeText(name.replace(/^[^\S ]+/, ''));
  return text.startsWith('.') ? `\\${text}` : text;
}

function measured(fields: readonly Field[] = []): Printed[] {
  return fields.map((field) => ({ ...printedField(field), description: toRst(field.description) }));
}
