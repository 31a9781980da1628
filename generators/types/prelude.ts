/**
 * What every generated module begins with. `$Read`, `$Write`, `Readable` and `Writable` are openapi-typescript's
 * (`readWriteMarkers`) but for the first condition, which keeps a branded string the string that it is.
 */
export const PRELUDE = `declare const target: unique symbol;

/** An IRI, not just any string. \`Target\` is the path template of what it leads to, where the contract says so. */
export type Iri<Target extends string = string> = string & { readonly [target]: Target };

/** Vouches that a string, such as one from a database, is an IRI. */
export function iri<Target extends string = string>(value: string): Iri<Target> {
    return value as Iri<Target>;
}

/** In responses only. */
export type $Read<T> = { readonly $read: T };
/** In requests only. */
export type $Write<T> = { readonly $write: T };
type Plain = string | number | boolean | bigint | symbol | null | undefined;
/** A type as a response has it. */
export type Readable<T> = T extends Plain ? T : T extends $Write<any> ? never : T extends $Read<infer U> ? Readable<U> : T extends (infer E)[] ? Readable<E>[] : T extends object ? { [K in keyof T as NonNullable<T[K]> extends $Write<any> ? never : K]: Readable<T[K]> } : T;
/** A type as a request has it. */
export type Writable<T> = T extends Plain ? T : T extends $Read<any> ? never : T extends $Write<infer U> ? Writable<U> : T extends (infer E)[] ? Writable<E>[] : T extends object ? { [K in keyof T as NonNullable<T[K]> extends $Read<any> ? never : K]: Writable<T[K]> } & { [K in keyof T as NonNullable<T[K]> extends $Read<any> ? K : never]?: never } : T;
`;

/** Names that the prelude declares in place of openapi-typescript. */
export const PRELUDE_TYPES: ReadonlySet<string> = new Set(['$Read', '$Write', 'Readable', 'Writable']);
