/** Adds the vocabulary's descriptions and IRIs to the comments that openapi-typescript writes. */
import type ts from 'typescript';
import type { Contract } from '../../src/model/contract.js';
import { get, getString } from '../../src/model/json.js';
import type { JsonObject } from '../../src/model/json.js';
import type { OpenApiTypescript } from './settings.js';

export type TypeScript = typeof ts;

/** A class or property of the vocabulary. */
export interface Term {
  readonly iri: string;
  readonly description?: string;
}

/** A member of a type, the schema that it was generated from, and the term that the schema describes. */
export type DescribedMember = readonly [node: ts.PropertySignature, schema: unknown, term: Term];

/** Replaces the comment of a member: the term's description, or else the schema's own, followed by the IRI. */
export function addTermComment(
  ots: OpenApiTypescript,
  typescript: TypeScript,
  [node, schema, term]: DescribedMember,
): void {
  const text = term.description ?? getString(schema, 'description');
  const description = text === undefined ? term.iri : `${text.trim()}\n${term.iri}`;
  typescript.setSyntheticLeadingComments(node, undefined);
  ots.addJSDocComment({ ...(schema as object), description } as never, node);
}

/** The members of `components.schemas` that describe a class. */
export function classMembers(
  typescript: TypeScript,
  nodes: readonly ts.Node[],
  { hydra }: Contract,
  document: JsonObject,
): readonly DescribedMember[] {
  const classes = new Map<string, Term>(
    hydra.classes.flatMap((cls) => cls.schemas.map((name) => [name, cls] as const)),
  );
  const schemas = get(get(document, 'components'), 'schemas');
  return schemaMembers(typescript, nodes).flatMap((node): readonly DescribedMember[] => {
    const name = typescript.isComputedPropertyName(node.name) ? '' : node.name.text;
    const cls = classes.get(name);
    return cls === undefined ? [] : [[node, get(schemas, name), cls]];
  });
}

/** The members of the type of `components.schemas`. */
function schemaMembers(typescript: TypeScript, nodes: readonly ts.Node[]): readonly ts.PropertySignature[] {
  const components = nodes
    .filter((node) => typescript.isInterfaceDeclaration(node))
    .find(({ name }) => name.text === 'components');
  const type = signatures(typescript, components?.members).find(
    ({ name }) => typescript.isIdentifier(name) && name.text === 'schemas',
  )?.type;
  return type !== undefined && typescript.isTypeLiteralNode(type) ? signatures(typescript, type.members) : [];
}

function signatures(
  typescript: TypeScript,
  members: readonly ts.TypeElement[] | undefined,
): readonly ts.PropertySignature[] {
  return (members ?? []).filter((member) => typescript.isPropertySignature(member));
}
