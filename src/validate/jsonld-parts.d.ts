// A part of jsonld that its types leave out.
declare module 'jsonld/lib/ContextResolver.js' {
  export default class ContextResolver {
    constructor(options: {
      readonly sharedCache: { get(key: string): unknown; set(key: string, value: unknown): void };
    });
  }
}
