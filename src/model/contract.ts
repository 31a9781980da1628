/**
 * The Contract: what OpenAPI specifies about the wire and Hydra about the meaning, read, resolved and joined.
 * Everything that produces a contract (loading, reading a page, deriving a half) ends here;
 * everything that uses one (check, generate, mock, test, diff) starts here and reads nothing else.
 */
import type { SourceLocation } from '../finding.js';
import type { Json, JsonObject } from './json.js';

/** An API: both halves joined, with contexts, settings and sources. */
export interface Contract {
  /** The API's name in `redocly.yaml`, such as `dlcs@2023`, or the entry document's file name. */
  readonly name: string;
  readonly openapi: OpenApi;
  readonly hydra: Hydra;
  /** Contexts by the IRI under which documents name them; includes the well-known ones that the contract uses. */
  readonly contexts: ReadonlyMap<string, Context>;
  readonly settings: Settings;
  /** Every file that was read, in order of reading. */
  readonly sources: readonly SourceFile[];
}

/** Where a half comes from: written by hand, or derived from the other half, with gaps where that half specifies nothing. */
export type Origin = 'authored' | 'derived';

/** A file that a contract was read from. */
export interface SourceFile {
  /** The name of the file as it appears in locations. */
  readonly file: string;
  readonly text: string;
}

/** A JSON-LD context document. */
export interface Context {
  readonly iri: string;
  /** The whole document, with its `@context` member. */
  readonly document: JsonObject;
  /** The file it was read from; undefined for a context that ships with this project. */
  readonly file?: string;
  locate(pointer: string): SourceLocation | undefined;
}

// ── OpenAPI: the wire ───────────────────────────────────────────────────────────────────────────

/** An OpenAPI Description (OpenAPI 3.0, 3.1 and 3.2 read alike, as 3.1). */
export interface OpenApi {
  readonly origin: Origin;
  /** The version that the entry document states, such as `3.0.4`. */
  readonly sourceVersion: string;
  /**
   * The Description as one document in the form of OpenAPI 3.1: every `$ref` is internal (`#/…`), cycles remain
   * `$ref`s, and schemas are JSON Schema 2020-12. All pointers in the model are pointers into this document.
   */
  readonly document: JsonObject;
  readonly title: string;
  readonly version: string;
  readonly summary?: string;
  readonly description?: string;
  readonly servers: readonly Server[];
  readonly tags: readonly Tag[];
  readonly pathItems: readonly PathItem[];
  /** In document order. */
  readonly operations: readonly OpenApiOperation[];
  /** `components.schemas`, in document order. */
  readonly schemas: readonly NamedSchema[];
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  /** Where a part of {@link document} was written. */
  locate(pointer: string): SourceLocation;
}

/** A Server Object. */
export interface Server {
  readonly url: string;
  readonly description?: string;
  /** The path of the URL with variables at their defaults: `` or `/base`, without a trailing slash. */
  readonly basePath: string;
}

/** A Tag Object. */
export interface Tag {
  readonly name: string;
  readonly description?: string;
  readonly extensions: JsonObject;
  readonly pointer: string;
}

/** A Path Item Object: a path template and the operations available there. */
export interface PathItem {
  /** The path template as written: `/customers/{customer}/queue`. */
  readonly path: string;
  /** The names of the template's variables, in order. */
  readonly variables: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  /** What this path identifies, as far as the two halves specify it (see `join.ts`). */
  readonly subject?: PathSubject;
  readonly extensions: JsonObject;
  readonly pointer: string;
}

/** A path identifies instances of a class, or the target of a link property of a class. */
export type PathSubject =
  | { readonly kind: 'class'; readonly class: string }
  | { readonly kind: 'link'; readonly class: string; readonly property: string };

/** An Operation Object. */
export interface OpenApiOperation {
  /** The `operationId`, or `METHOD path` if there is none. Unique within a contract. */
  readonly id: string;
  readonly operationId?: string;
  /** In upper case. */
  readonly method: string;
  readonly path: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
  /** The parameters of the Path Item and of the operation, merged. */
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: readonly Response[];
  /** Alternatives, each from scheme names to scopes. Empty: no security. An empty alternative: anonymous access is allowed. */
  readonly security: readonly ReadonlyMap<string, readonly string[]>[];
  /** The corresponding Hydra operation, if any: an index into {@link Hydra.operations}. */
  readonly hydra?: number;
  readonly extensions: JsonObject;
  readonly pointer: string;
}

/** A Parameter Object. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'querystring';
  readonly required: boolean;
  readonly description?: string;
  readonly deprecated: boolean;
  /** From `schema`, or from the only media type under `content`. */
  readonly schema: Schema;
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Whether an empty value may be sent instead of leaving the parameter out (query parameters only). */
  readonly allowEmptyValue?: boolean;
  /** Set when the parameter is serialized as a media type (`content`). */
  readonly mediaType?: string;
  /** The only entry of `content`, if the parameter has one. */
  readonly content?: MediaType;
  readonly examples: readonly Example[];
  readonly extensions: JsonObject;
  readonly pointer: string;
}

/** A Request Body Object. */
export interface RequestBody {
  readonly required: boolean;
  readonly description?: string;
  readonly content: readonly MediaType[];
  readonly pointer: string;
}

/** A Response Object. */
export interface Response {
  /** `200`, `2XX` or `default`, as written. */
  readonly status: string;
  readonly description: string;
  readonly headers: readonly Header[];
  readonly content: readonly MediaType[];
  readonly links: readonly ResponseLink[];
  readonly pointer: string;
}

/** A Header Object. */
export interface Header {
  readonly name: string;
  readonly required: boolean;
  readonly description?: string;
  /** From `schema`, or from the only media type under `content`. */
  readonly schema: Schema;
  /** `simple` if absent. */
  readonly style?: string;
  readonly explode?: boolean;
  /** The only entry of `content`, if the header has one. */
  readonly content?: MediaType;
  readonly examples: readonly Example[];
  readonly pointer: string;
}

/** A Link Object (OpenAPI 3.1 §4.8.20). */
export interface ResponseLink {
  readonly name: string;
  readonly operationId?: string;
  readonly operationRef?: string;
  /** Parameter name to runtime expression or value. */
  readonly parameters: JsonObject;
  readonly requestBody?: Json;
  readonly pointer: string;
}

/** A Media Type Object with its media type. */
export interface MediaType {
  /** Such as `application/json`, including its parameters. */
  readonly mediaType: string;
  readonly schema?: Schema;
  /** Describes each item of a sequential media type (OpenAPI 3.2). */
  readonly itemSchema?: Schema;
  /** How the properties of a form are serialized, by name. */
  readonly encoding?: ReadonlyMap<string, Encoding>;
  /** How the first parts of a multipart body are serialized, by position (OpenAPI 3.2). */
  readonly prefixEncoding?: readonly Encoding[];
  /** How all further parts are serialized (OpenAPI 3.2). */
  readonly itemEncoding?: Encoding;
  readonly examples: readonly Example[];
  readonly extensions: JsonObject;
  readonly pointer: string;
}

/** An Encoding Object: how a part of a form or of a multipart body is serialized. */
export interface Encoding {
  /** A media type, a media range, or a list of them: `image/png, image/jpeg`. */
  readonly contentType?: string;
  readonly headers: readonly Header[];
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** Nested encodings (OpenAPI 3.2), as in {@link MediaType}. */
  readonly encoding?: ReadonlyMap<string, Encoding>;
  readonly prefixEncoding?: readonly Encoding[];
  readonly itemEncoding?: Encoding;
  readonly pointer: string;
}

/** An Example Object, or the single `example` of a media type, parameter or header. */
export interface Example {
  /** The key under `examples`; `` for the single `example`. */
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
  readonly value: Json;
  /** The example as a page writes it, if that differs from {@link value} in plain notation. */
  readonly serialized?: string;
  readonly pointer: string;
}

/** A JSON Schema (2020-12), or `true`/`false`. May contain `$ref`s into {@link OpenApi.document}. */
export type Schema = boolean | JsonObject;

/** A schema under `components.schemas`. */
export interface NamedSchema {
  readonly name: string;
  readonly schema: Schema;
  /** The IRI of the class whose instances it describes, if any (`const` or `enum` of `@type`, or `x-jsonld-type`). */
  readonly class?: string;
  /** `#/components/schemas/Name`. */
  readonly pointer: string;
}

/** A Security Scheme Object. */
export type SecurityScheme =
  | { readonly kind: 'http'; readonly scheme: string; readonly bearerFormat?: string; readonly pointer: string }
  | {
      readonly kind: 'apiKey';
      readonly in: 'query' | 'header' | 'cookie';
      readonly name: string;
      readonly pointer: string;
    }
  | { readonly kind: 'oauth2'; readonly flows: JsonObject; readonly pointer: string }
  | { readonly kind: 'openIdConnect'; readonly url: string; readonly pointer: string }
  | { readonly kind: 'mutualTLS'; readonly pointer: string };

// ── Hydra: the meaning ──────────────────────────────────────────────────────────────────────────

/** The Hydra half: an ApiDocumentation, expanded offline. */
export interface Hydra {
  readonly origin: Origin;
  /** The ApiDocumentation as authored, or as derived. */
  readonly document: JsonObject;
  /** `@id` of the ApiDocumentation. */
  readonly iri?: string;
  readonly title?: string;
  readonly description?: string;
  /** IRI of the entry point. */
  readonly entrypoint?: string;
  /** From prefix to namespace, as pages print compact IRIs: `vocab`, `hydra`, `xsd`, `owl` and the prefixes of the document. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** In the order of the document. */
  readonly classes: readonly Class[];
  /** Every operation of every class and link, in the order of the document. */
  readonly operations: readonly HydraOperation[];
  /** The expanded document; the `@index` of a node is its pointer into {@link document}. */
  readonly expanded: readonly JsonObject[];
  /** Where a part of {@link document} was written; undefined if it was derived. */
  locate(pointer: string): SourceLocation | undefined;
}

/** A hydra:Class. */
export interface Class {
  readonly iri: string;
  /** As pages print it: `vocab:Batch`. */
  readonly compact: string;
  /** The last segment of the IRI: `Batch`. */
  readonly name: string;
  /** The hydra:title, else the rdfs:label, else {@link name}. */
  readonly title: string;
  /** The hydra:description, else the rdfs:comment. */
  readonly description?: string;
  readonly status?: TermStatus;
  /** File name or IRI of a picture of the class (foaf:depiction). */
  readonly depiction?: string;
  readonly subClassOf: readonly string[];
  readonly properties: readonly SupportedProperty[];
  /** The operations that instances of the class support: indexes into {@link Hydra.operations}. */
  readonly operations: readonly number[];
  /** The path templates that identify instances, in document order. */
  readonly paths: readonly string[];
  /** The names of the schemas that describe the class, in document order. */
  readonly schemas: readonly string[];
  readonly pointer: string;
}

/** A vs:term_status with its skos:editorialNote; pages print `unstable` as an UNSTABLE note. */
export interface TermStatus {
  readonly status: 'unstable' | 'testing' | 'stable' | 'archaic';
  readonly note?: string;
}

/** A hydra:SupportedProperty together with its property. */
export interface SupportedProperty {
  /** The IRI of the property. */
  readonly iri: string;
  readonly compact: string;
  /** The JSON key on the wire: the term of the context, else the last segment of the IRI. */
  readonly key: string;
  readonly title: string;
  readonly description?: string;
  readonly status?: TermStatus;
  /** IRIs, as declared by rdfs:domain. */
  readonly domain: readonly string[];
  /** IRIs, as declared by rdfs:range. */
  readonly range: readonly string[];
  /** The hydra:readable flag, true by default. Printed inverted, as `writeonly`. */
  readonly readable: boolean;
  /** The hydra:writable flag, true by default. Printed inverted, as `readonly`. */
  readonly writable: boolean;
  readonly required: boolean;
  /** Set when the property is a hydra:Link or hydra:TemplatedLink. */
  readonly link?: Link;
  readonly pointer: string;
}

/** The target of a link property. */
export interface Link {
  readonly kind: 'Link' | 'TemplatedLink';
  /** The path template of the target, if a Path Item identifies it. */
  readonly path?: string;
  /** The IRIs of the classes of the members of a collection (from a memberAssertion on the range or on `returns`). */
  readonly memberClass: readonly string[];
  /** Indexes into {@link Hydra.operations}. */
  readonly operations: readonly number[];
}

/** A hydra:Operation. */
export interface HydraOperation {
  /** In upper case; `` if the document states none. */
  readonly method: string;
  /** The hydra:title, else the rdfs:label. */
  readonly title?: string;
  readonly description?: string;
  /** IRIs of classes other than hydra:Operation, such as action types of schema.org. */
  readonly types: readonly string[];
  readonly expects: readonly string[];
  readonly returns: readonly string[];
  readonly statuses: readonly PossibleStatus[];
  /** The class that supports the operation, and the link property if the operation belongs to one. */
  readonly class: string;
  readonly property?: string;
  /** The `id` of the corresponding OpenAPI operation, if any. */
  readonly openapi?: string;
  readonly pointer: string;
}

/** A hydra:Status from possibleStatus. */
export interface PossibleStatus {
  readonly code: number;
  /** What pages print after the code, such as `Not found`. */
  readonly title?: string;
  readonly pointer: string;
}

// ── Settings: `x-hydra-contract` in redocly.yaml ────────────────────────────────────────────────

/** What the configuration states for a contract. */
export interface Settings {
  readonly generate: readonly GenerateTarget[];
  readonly pages: readonly { readonly files: string; readonly style: string }[];
  readonly waivers: readonly Waiver[];
  readonly test: {
    /** Operations (id, operationId or `METHOD path`) that are never called. */
    readonly skip: readonly string[];
    readonly vars: Readonly<Record<string, string>>;
    /** The ids of checks that are not run, each optionally for some operations only: `list-paging`, `method-refused: [listBatches]`. */
    readonly disable: readonly (string | Readonly<Record<string, readonly string[]>>)[];
    readonly include: readonly string[];
    readonly exclude: readonly string[];
  };
  readonly mock: { readonly handlers?: string };
  readonly workflows: readonly string[];
  /** Redocly's own keys for this API, as written: `extends`, `rules`, `oas3_1Rules` … Undefined: the default rules of this project. */
  readonly lint?: JsonObject;
  /** The configuration file, if any. */
  readonly file?: string;
  /** The folder that all paths of the settings are relative to. */
  readonly folder: string;
}

/** One output of `hydra-contract generate`. */
export interface GenerateTarget {
  readonly generator: string;
  readonly output: string;
  readonly style?: string;
  /** A folder with Handlebars templates that replace those of the style. */
  readonly templates?: string;
}

/** A difference that is accepted. A waiver that no longer applies to anything is itself a finding. */
export interface Waiver {
  readonly check: string;
  /** The subject of the findings that it accepts: a JSON Pointer or an IRI; `*` matches any run of characters. */
  readonly at: string;
  readonly reason: string;
  readonly location: SourceLocation;
}

// ── Pages ───────────────────────────────────────────────────────────────────────────────────────

/** A documentation page as the shell read it. Only `check` uses pages; `generate` never reads them. */
export interface Page {
  readonly file: string;
  readonly style: string;
  readonly text: string;
}
