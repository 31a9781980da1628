/**
 * The Contract: what OpenAPI says of the wire and what Hydra says of the meaning, read, resolved and joined.
 * Everything that makes a contract (load, read a page, derive a half) ends here;
 * everything that uses one (check, generate, mock, test, diff) starts here and reads nothing else.
 */
import type { SourceLocation } from '../finding.js';
import type { Json, JsonObject } from './json.js';

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

/** Where a half comes from: written by hand, or derived from the other one with honest gaps. */
export type Origin = 'authored' | 'derived';

export interface SourceFile {
  /** As in locations. */
  readonly file: string;
  readonly text: string;
}

export interface Context {
  readonly iri: string;
  /** The whole document, with its `@context` member. */
  readonly document: JsonObject;
  /** Where it was read, or undefined for a context that ships with this project. */
  readonly file?: string;
  locate(pointer: string): SourceLocation | undefined;
}

// ── OpenAPI: the wire ───────────────────────────────────────────────────────────────────────────

/** An OpenAPI Description (OpenAPI 3.0, 3.1 and 3.2 read alike, as 3.1). */
export interface OpenApi {
  readonly origin: Origin;
  /** The version the entry document states, such as `3.0.4`. */
  readonly sourceVersion: string;
  /**
   * The Description as one document in OpenAPI 3.1's form: every `$ref` is internal (`#/…`), cycles stay `$ref`s,
   * schemas are JSON Schema 2020-12. Pointers throughout the model are pointers into it.
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
  /** Where something in {@link document} was written. */
  locate(pointer: string): SourceLocation;
}

export interface Server {
  readonly url: string;
  readonly description?: string;
  /** The path of the URL with variables at their defaults: `` or `/base`, never with a final slash. */
  readonly basePath: string;
}

export interface Tag {
  readonly name: string;
  readonly description?: string;
  readonly extensions: JsonObject;
  readonly pointer: string;
}

/** A Path Item Object: a path template and what may be done there. */
export interface PathItem {
  /** The path template as written: `/customers/{customer}/queue`. */
  readonly path: string;
  /** The names of the template's variables, in order. */
  readonly variables: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  /** What is found at this path, as far as the halves tell (DESIGN: how the two halves join). */
  readonly subject?: PathSubject;
  readonly extensions: JsonObject;
  readonly pointer: string;
}

/** A path answers for a class (an instance of it lives there) or for a link property of a class. */
export type PathSubject =
  | { readonly kind: 'class'; readonly class: string }
  | { readonly kind: 'link'; readonly class: string; readonly property: string };

/** An Operation Object. */
export interface OpenApiOperation {
  /** `operationId`, or `METHOD path` where there is none. Unique in a contract. */
  readonly id: string;
  readonly operationId?: string;
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
  /** The Path Item's and the operation's, merged. */
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: readonly Response[];
  /** Alternatives; each maps scheme names to scopes. Empty: no security. An empty alternative: anonymous allowed. */
  readonly security: readonly ReadonlyMap<string, readonly string[]>[];
  /** The Hydra operation that means the same, if there is one: an index into {@link Hydra.operations}. */
  readonly hydra?: number;
  readonly extensions: JsonObject;
  readonly pointer: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'querystring';
  readonly required: boolean;
  readonly description?: string;
  readonly deprecated: boolean;
  /** Of `schema`, or of the only media type under `content`. */
  readonly schema: Schema;
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Whether an empty value may be sent for "not used" (query parameters only). */
  readonly allowEmptyValue?: boolean;
  /** Set when the parameter is serialised by a media type (`content`). */
  readonly mediaType?: string;
  /** The only entry of `content`, if the parameter has one. */
  readonly content?: MediaType;
  readonly examples: readonly Example[];
  readonly extensions: JsonObject;
  readonly pointer: string;
}

export interface RequestBody {
  readonly required: boolean;
  readonly description?: string;
  readonly content: readonly MediaType[];
  readonly pointer: string;
}

export interface Response {
  /** `200`, `2XX` or `default`, as written. */
  readonly status: string;
  readonly description: string;
  readonly headers: readonly Header[];
  readonly content: readonly MediaType[];
  readonly links: readonly ResponseLink[];
  readonly pointer: string;
}

export interface Header {
  readonly name: string;
  readonly required: boolean;
  readonly description?: string;
  /** Of `schema`, or of the only media type under `content`. */
  readonly schema: Schema;
  /** Always `simple` unless the document says otherwise. */
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

export interface MediaType {
  /** `application/json`, parameters kept. */
  readonly mediaType: string;
  readonly schema?: Schema;
  /** Of each item of a sequential media type (OpenAPI 3.2). */
  readonly itemSchema?: Schema;
  /** How properties of a form travel, by property name. */
  readonly encoding?: ReadonlyMap<string, Encoding>;
  /** How the first parts of a multipart body travel, by position (OpenAPI 3.2). */
  readonly prefixEncoding?: readonly Encoding[];
  /** How all further parts travel (OpenAPI 3.2). */
  readonly itemEncoding?: Encoding;
  readonly examples: readonly Example[];
  readonly extensions: JsonObject;
  readonly pointer: string;
}

/** An Encoding Object: how one part of a form or of a multipart body travels. */
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

export interface Example {
  /** The key under `examples`; `` for the single `example`. */
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
  readonly value: Json;
  /** The example as written on a page, where that is not {@link value} printed plainly. */
  readonly serialized?: string;
  readonly pointer: string;
}

/** A JSON Schema (2020-12), or `true`/`false`. May hold `$ref`s into {@link OpenApi.document}. */
export type Schema = boolean | JsonObject;

export interface NamedSchema {
  readonly name: string;
  readonly schema: Schema;
  /** The IRI of the class whose instances it describes, if any (`@type` const or enum, or `x-jsonld-type`). */
  readonly class?: string;
  /** `#/components/schemas/Name`. */
  readonly pointer: string;
}

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

/** A Hydra vocabulary: an ApiDocumentation, expanded offline. */
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
  /** Prefix to namespace, as pages print compact IRIs: `vocab`, `hydra`, `xsd`, `owl` and the document's own. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** In declared order. */
  readonly classes: readonly Class[];
  /** Every operation of every class and link, in declared order. */
  readonly operations: readonly HydraOperation[];
  /** The expanded document; `@index` of a node holds its pointer into {@link document}. */
  readonly expanded: readonly JsonObject[];
  /** Where something in {@link document} was written; undefined when derived. */
  locate(pointer: string): SourceLocation | undefined;
}

/** A hydra:Class. */
export interface Class {
  readonly iri: string;
  /** As pages print it: `vocab:Batch`. */
  readonly compact: string;
  /** The last segment of the IRI: `Batch`. */
  readonly name: string;
  /** hydra:title, else rdfs:label, else {@link name} (H13). */
  readonly title: string;
  /** hydra:description, else rdfs:comment (H13). */
  readonly description?: string;
  readonly status?: TermStatus;
  /** File name or IRI of a picture of the class (foaf:depiction). */
  readonly depiction?: string;
  readonly subClassOf: readonly string[];
  readonly properties: readonly SupportedProperty[];
  /** Indexes into {@link Hydra.operations}: supported by instances of the class. */
  readonly operations: readonly number[];
  /** Path templates at which an instance lives, in document order. */
  readonly paths: readonly string[];
  /** Names of the schemas that describe it, in document order. */
  readonly schemas: readonly string[];
  readonly pointer: string;
}

/** vs:term_status with its skos:editorialNote: pages print it as an UNSTABLE note. */
export interface TermStatus {
  readonly status: 'unstable' | 'testing' | 'stable' | 'archaic';
  readonly note?: string;
}

/** A hydra:SupportedProperty with the property it supports. */
export interface SupportedProperty {
  /** IRI of the property. */
  readonly iri: string;
  readonly compact: string;
  /** The JSON key on the wire: the context's term for it, else the last segment of the IRI. */
  readonly key: string;
  readonly title: string;
  readonly description?: string;
  readonly status?: TermStatus;
  /** IRIs, as declared (rdfs:domain). */
  readonly domain: readonly string[];
  /** IRIs, as declared (rdfs:range). */
  readonly range: readonly string[];
  /** hydra:readable, default true. Printed inverted as `writeonly`. */
  readonly readable: boolean;
  /** hydra:writable, default true. Printed inverted as `readonly`. */
  readonly writable: boolean;
  readonly required: boolean;
  /** Set when the property is a hydra:Link or hydra:TemplatedLink. */
  readonly link?: Link;
  readonly pointer: string;
}

/** What a link property leads to. */
export interface Link {
  readonly kind: 'Link' | 'TemplatedLink';
  /** Path template of its target, if a Path Item answers for it. */
  readonly path?: string;
  /** IRIs of the classes of a collection's members (from a memberAssertion on the range or on `returns`). */
  readonly memberClass: readonly string[];
  /** Indexes into {@link Hydra.operations}. */
  readonly operations: readonly number[];
}

/** A hydra:Operation. */
export interface HydraOperation {
  /** In capitals; `` where the document leaves it out (H1). */
  readonly method: string;
  /** hydra:title, else rdfs:label. */
  readonly title?: string;
  readonly description?: string;
  /** Class IRIs, such as schema.org action types, beside hydra:Operation. */
  readonly types: readonly string[];
  readonly expects: readonly string[];
  readonly returns: readonly string[];
  readonly statuses: readonly PossibleStatus[];
  /** The class that supports it, and the link property if it belongs to one. */
  readonly class: string;
  readonly property?: string;
  /** `id` of the OpenAPI operation that does it, if there is one. */
  readonly openapi?: string;
  readonly pointer: string;
}

/** A hydra:Status in possibleStatus. */
export interface PossibleStatus {
  readonly code: number;
  /** What pages print after the code: `Not found`. */
  readonly title?: string;
  readonly pointer: string;
}

// ── Settings: `x-hydra-contract` in redocly.yaml ────────────────────────────────────────────────

export interface Settings {
  readonly generate: readonly GenerateTarget[];
  readonly pages: readonly { readonly files: string; readonly style: string }[];
  readonly waivers: readonly Waiver[];
  readonly test: {
    /** Operations (id, operationId or `METHOD path`) never called. */
    readonly skip: readonly string[];
    readonly vars: Readonly<Record<string, string>>;
    /** Check ids, each optionally for some operations only: `paging-disjoint`, `method-405: [listBatches]`. */
    readonly disable: readonly (string | Readonly<Record<string, readonly string[]>>)[];
    readonly include: readonly string[];
    readonly exclude: readonly string[];
  };
  readonly mock: { readonly handlers?: string };
  readonly workflows: readonly string[];
  /** Redocly's own keys for this API, as written: `extends`, `rules`, `oas3_1Rules` … Absent: our default set. */
  readonly lint?: JsonObject;
  /** The configuration file, if there was one. */
  readonly file?: string;
  /** Folder that all paths of the settings are relative to. */
  readonly folder: string;
}

/** One output of `hydra-contract generate`. */
export interface GenerateTarget {
  readonly generator: string;
  readonly output: string;
  readonly style?: string;
  /** Folder with Handlebars templates that take the place of the style's own. */
  readonly templates?: string;
}

/** An accepted disagreement. One that excuses nothing is itself a finding. */
export interface Waiver {
  readonly check: string;
  /** What it is about, as findings name it: a pointer or an IRI, `*` matches any run of characters. */
  readonly at: string;
  readonly reason: string;
  readonly location: SourceLocation;
}

// ── Pages ───────────────────────────────────────────────────────────────────────────────────────

/** A documentation page as the shell read it: `check` compares it, `generate` never sees it. */
export interface Page {
  readonly file: string;
  readonly style: string;
  readonly text: string;
}
