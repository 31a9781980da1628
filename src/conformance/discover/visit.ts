/** An address still to be read, and how many links from the entry point it is. */
export interface Visit {
  readonly url: string;
  readonly depth: number;
}

/** What discovery asks for: JSON-LD before JSON. */
export const essenceOrder = 'application/ld+json, application/json;q=0.9';
