/** Holds the declarations at the beginning of every generated module. */

/**
 * The beginning of every generated module. `$Read`, `$Write`, `Readable` and `Writable` are those of openapi-typescript
 * (`readWriteMarkers`), except for the first condition, which leaves branded strings unchanged.
 */
export const PRELUDE = `declare const target: unique symbol;

/** An IRI rather than an arbitrary string. \`Target\` is the path template of its target, if the contract states one. */
export type Iri<Target extends string = string> = string & { readonly [target]: Target };

/** Asserts that a string, for example one from a database, is an IRI. */
export function iri<Target extends string = string>(value: string): Iri<Target> {
    return value as Iri<Target>;
}

/** Occurs only in responses. */
export type $Read<T> = { readonly $read: T };
/** Occurs only in requests. */
export type $Write<T> = { readonly $write: T };
type Plain = string | number | boolean | bigint | symbol | null | undefined;
/** A type as it occurs in responses. */
export type Readable<T> = T extends Plain ? T : T extends $Write<any> ? never : T extends $Read<infer U> ? Readable<U> : T extends (infer E)[] ? Readable<E>[] : T extends object ? { [K in keyof T as NonNullable<T[K]> extends $Write<any> ? never : K]: Readable<T[K]> } : T;
/** A type as it occurs in requests. */
export type Writable<T> = T extends Plain ? T : T extends $Read<any> ? never : T extends $Write<infer U> ? Writable<U> : T extends (infer E)[] ? Writable<E>[] : T extends object ? { [K in keyof T as NonNullable<T[K]> extends $Read<any> ? never : K]: Writable<T[K]> } & { [K in keyof T as NonNullable<T[K]> extends $Read<any> ? K : never]?: never } : T;
`;

/** The types that the prelude declares instead of openapi-typescript. */
export const PRELUDE_TYPES: ReadonlySet<string> = new Set(['$Read', '$Write', 'Readable', 'Writable']);
