import type * as Ots from 'openapi-typescript';
import type ts from 'typescript';
import type { Contract } from '../../src/model/contract.js';
import { get, getString } from '../../src/model/json.js';
import type { JsonObject } from '../../src/model/json.js';
import { forTypes } from './document.js';
import { withPercent, withoutPercent } from './percent.js';
import { PRELUDE_TYPES } from './prelude.js';
import { allowsNull, findTerms } from './terms.js';
import type { Terms } from './terms.js';

type Settings = Parameters<typeof Ots.transformSchema>[1];
type OpenApiTypescript = typeof Ots;
type Ts = typeof ts;

/**
 * `paths`, `components` and `operations` as openapi-typescript writes them. Its transformer is called directly:
 * the contract's document is read, checked and bundled already, which is nine tenths of its time.
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

function transformed(ots: OpenApiTypescript, typescript: Ts, contract: Contract, source: JsonObject): string {
  const { document, discriminators } = forTypes(source);
  const terms = findTerms(contract, document);
  const commented: [ts.PropertySignature, unknown][] = [];
  const settings = settingsFor(ots, document, discriminators);
  settings.transform = (schema) => linkType(typescript, document, terms, schema);
  settings.transformProperty = (node, schema) => void (terms.properties.has(schema) && commented.push([node, schema]));
  const nodes = ots.transformSchema(document as never, settings).filter((node) => !isPrelude(typescript, node));
  if (contract.hydra.origin === 'authored') {
    const retell = (node: ts.PropertySignature, schema: unknown, words: Words) =>
      addWords(ots, typescript, node, schema, words);
    for (const [node, schema] of commented) retell(node, schema, terms.properties.get(schema) as Words);
    for (const [node, schema, words] of classSchemas(typescript, nodes, contract, document))
      retell(node, schema, words);
  }
  return ots.astToString(nodes);
}

function settingsFor(ots: OpenApiTypescript, document: JsonObject, discriminators: boolean): Settings {
  const found = discriminators
    ? ots.scanDiscriminators(document as never, { silent: true })
    : { objects: {}, refsHandled: [] };
  const plain: Omit<Settings, 'redoc'> = {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    defaultNonNullable: true,
    discriminators: found,
    emptyObjectsUnknown: false,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: true,
    resolve: ($ref) => ots.resolveRef(document, $ref, { silent: true }),
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform: undefined,
    transformProperty: undefined,
  };
  return plain as Settings; // `redoc` is for reading documents, which is not asked of it
}

function isPrelude(typescript: Ts, node: ts.Node): boolean {
  return typescript.isTypeAliasDeclaration(node) && PRELUDE_TYPES.has(node.name.text);
}

/** `Iri<"/customers/{customer}">` for the string of a link property. */
function linkType({ factory }: Ts, document: JsonObject, terms: Terms, schema: unknown): ts.TypeNode | undefined {
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

// ── The vocabulary's words ──────────────────────────────────────────────────────────────────────

interface Words {
  readonly iri: string;
  readonly description?: string;
}

/** Puts the vocabulary's description and the IRI where openapi-typescript put the schema's own description. */
function addWords(
  ots: OpenApiTypescript,
  typescript: Ts,
  node: ts.PropertySignature,
  schema: unknown,
  words: Words,
): void {
  const told = words.description ?? getString(schema, 'description');
  const description = told === undefined ? words.iri : `${told.trim()}\n${words.iri}`;
  typescript.setSyntheticLeadingComments(node, undefined);
  ots.addJSDocComment({ ...(schema as object), description } as never, node);
}

/** The members of `components.schemas` that describe a class. */
function classSchemas(
  typescript: Ts,
  nodes: readonly ts.Node[],
  { hydra }: Contract,
  document: JsonObject,
): readonly (readonly [ts.PropertySignature, unknown, Words])[] {
  const words = new Map<string, Words>(hydra.classes.flatMap((cls) => cls.schemas.map((name) => [name, cls] as const)));
  const schemas = get(get(document, 'components'), 'schemas');
  const components = nodes.find((node) => typescript.isInterfaceDeclaration(node) && node.name.text === 'components');
  return schemaMembers(typescript, components).flatMap((node) => {
    const name = typescript.isComputedPropertyName(node.name) ? '' : node.name.text;
    const found = words.get(name);
    return found === undefined ? [] : [[node, get(schemas, name), found] as const];
  });
}

function schemaMembers(typescript: Ts, components: ts.Node | undefined): readonly ts.PropertySignature[] {
  if (components === undefined || !typescript.isInterfaceDeclaration(components)) return [];
  const signatures = components.members.filter((member) => typescript.isPropertySignature(member));
  const type = signatures.find(
    (member) => typescript.isIdentifier(member.name) && member.name.text === 'schemas',
  )?.type;
  return type !== undefined && typescript.isTypeLiteralNode(type)
    ? type.members.filter((member) => typescript.isPropertySignature(member))
    : [];
}
