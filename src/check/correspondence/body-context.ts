import type { Contract } from '../../model/contract.js';
import { get, getString } from '../../model/json.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { contextOf } from '../support/contexts.js';
import { about, hasBothHalves } from '../support/names.js';
import { inOpenApi } from '../support/places.js';
import { partsOf, propertiesOf } from '../support/schema.js';

export const bodyContext = defineCheck({
  id: 'body-context',
  title: 'The schema of a JSON-LD body fixes its `@context`; keywords for plain JSON stay out of it',
  severity: 'error',
  source: 'JSON-LD 1.1 §3.1; REST API Linked Data Keywords §3 (x-jsonld-type, x-jsonld-context)',
  run: ({ contract }) => {
    if (!hasBothHalves(contract)) return [];
    const { document, schemas } = contract.openapi;
    const sentAsJsonLd = jsonLdSchemas(contract);
    return schemas.flatMap((named): Report[] => {
      const properties = propertiesOf(document, named.schema, named.pointer);
      const keywords = partsOf(document, named.schema, named.pointer, false).some(
        ({ schema }) => get(schema, 'x-jsonld-type') !== undefined || get(schema, 'x-jsonld-context') !== undefined,
      );
      const places = { ...inOpenApi(contract, named.pointer), about: [named.name, ...about(contract, named.class)] };
      if (keywords && (properties.has('@type') || properties.has('@context') || sentAsJsonLd.has(named.pointer))) {
        return [
          {
            ...places,
            message: `The schema ${named.name} describes JSON-LD, and says so again with x-jsonld-… keywords.`,
            hint: 'Remove the x-jsonld-… keywords: they are for plain JSON.',
          },
        ];
      }
      if (named.class !== undefined && properties.has('@context') && contextOf(contract, named) === undefined) {
        return [
          {
            ...places,
            message: `The schema ${named.name} leaves open which \`@context\` its instances have.`,
            hint: 'Make `@context` a const or an enum.',
          },
        ];
      }
      return [];
    });
  },
});

/** Pointers of the schemas that describe bodies of `application/ld+json`. */
function jsonLdSchemas({ openapi }: Contract): Set<string> {
  const content = openapi.operations.flatMap(({ requestBody, responses }) =>
    [requestBody, ...responses].flatMap((each) => each?.content ?? []),
  );
  const jsonLd = content.filter(({ mediaType }) => /^application\/ld\+json\b/i.test(mediaType));
  return new Set(jsonLd.flatMap(({ schema }) => getString(schema, '$ref') ?? []));
}
