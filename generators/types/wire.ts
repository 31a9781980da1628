/** Generates the types of everything on the wire with openapi-typescript. */
import type ts from 'typescript';
import type { Contract } from '../../src/model/contract.js';
import type { JsonObject } from '../../src/model/json.js';
import { forTypes } from './document.js';
import { withPercent, withoutPercent } from './percent.js';
import { PRELUDE_TYPES } from './prelude.js';
import { settingsFor } from './settings.js';
import type { OpenApiTypescript } from './settings.js';
import { addTermComment, classMembers } from './term-comments.js';
import type { DescribedMember, TypeScript } from './term-comments.js';
import { allowsNull, findTerms } from './terms.js';
import type { Terms } from './terms.js';

/**
 * `paths`, `components` and `operations` as openapi-typescript writes them. Its transformer is called directly, because
 * the contract's document has already been read, checked and bundled, which takes nine tenths of its time.
 */
export async function wireTypes(contract: Contract): Promise<string> {
  const [ots, { default: typescript }] = await Promise.all([import('openapi-typescript'), import('typescript')]);
  const { document } = contract.openapi;
  try {
    return transformed(ots, typescript, contract, document);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return withPercent(transformed(ots, typescript, contract, withoutPercent(document)));
  }
}

function transformed(ots: OpenApiTypescript, typescript: TypeScript, contract: Contract, source: JsonObject): string {
  const { document, discriminators } = forTypes(source);
  const terms = findTerms(contract, document);
  const described: DescribedMember[] = [];
  const settings = settingsFor(ots, document, discriminators, {
    transform: (schema) => linkType(typescript, document, terms, schema),
    transformProperty: (node, schema) => void described.push(...describedBy(terms, node, schema)),
  });
  const nodes = ots.transformSchema(document as never, settings).filter((node) => !isPrelude(typescript, node));
  if (contract.hydra.origin === 'authored') {
    described.push(...classMembers(typescript, nodes, contract, document));
    for (const member of described) addTermComment(ots, typescript, member);
  }
  return ots.astToString(nodes);
}

/** A member with the property that its schema describes, if there is one. */
function describedBy(terms: Terms, node: ts.PropertySignature, schema: unknown): readonly DescribedMember[] {
  const property = terms.properties.get(schema);
  return property === undefined ? [] : [[node, schema, property]];
}

function isPrelude(typescript: TypeScript, node: ts.Node): boolean {
  return typescript.isTypeAliasDeclaration(node) && PRELUDE_TYPES.has(node.name.text);
}

/** `Iri<"/customers/{customer}">` for the string of a link property. */
function linkType(
  { factory }: TypeScript,
  document: JsonObject,
  terms: Terms,
  schema: unknown,
): ts.TypeNode | undefined {
  const targets = terms.links.get(schema);
  if (targets === undefined) return undefined;
  const paths = targets.map((path) => factory.createLiteralTypeNode(factory.createStringLiteral(path)));
  const iri = factory.createTypeReferenceNode(
    'Iri',
    paths.length === 0 ? undefined : [factory.createUnionTypeNode(paths)],
  );
  if (!allowsNull(document, schema)) return iri;
  return factory.createUnionTypeNode([iri, factory.createLiteralTypeNode(factory.createNull())]);
}
