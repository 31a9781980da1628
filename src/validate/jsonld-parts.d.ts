/** The type of a module of jsonld that its type definitions omit. */
declare module 'jsonld/lib/ContextResolver.js' {
  export default class ContextResolver {
    constructor(options: {
      readonly sharedCache: { get(key: string): unknown; set(key: string, value: unknown): void };
    });
  }
}
