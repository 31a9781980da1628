import type { Contract, NamedSchema } from '../../model/contract.js';
import { get, getString } from '../../model/json.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { contextOf } from '../support/contexts.js';
import { about, hasBothHalves } from '../support/names.js';
import { inOpenApi } from '../support/places.js';
import { partsOf, propertiesOf } from '../support/schema.js';

export const bodyContext = defineCheck({
  id: 'body-context',
  title: 'Schemas of JSON-LD bodies fix their `@context`',
  severity: 'error',
  source: 'JSON-LD 1.1 §3.1; REST API Linked Data Keywords §3 (x-jsonld-type, x-jsonld-context)',
  run: ({ contract }) => {
    if (!hasBothHalves(contract)) return [];
    const sentAsJsonLd = jsonLdSchemas(contract);
    return contract.openapi.schemas.flatMap((named): Report[] => {
      const fault = faultOf(contract, named, sentAsJsonLd.has(named.pointer));
      if (fault === undefined) return [];
      return [
        { ...fault, ...inOpenApi(contract, named.pointer), about: [named.name, ...about(contract, named.class)] },
      ];
    });
  },
});

function faultOf(
  contract: Contract,
  named: NamedSchema,
  isSentAsJsonLd: boolean,
): Pick<Report, 'message' | 'hint'> | undefined {
  const properties = propertiesOf(contract.openapi.document, named.schema, named.pointer);
  if (hasKeywords(contract, named) && (properties.has('@type') || properties.has('@context') || isSentAsJsonLd))
    return {
      message: `The schema ${named.name} describes JSON-LD, so its x-jsonld-… keywords are redundant.`,
      hint: 'Remove the x-jsonld-… keywords: they are meant for plain JSON.',
    };
  if (named.class !== undefined && properties.has('@context') && contextOf(contract, named) === undefined)
    return {
      message: `The schema ${named.name} does not fix the \`@context\` of its instances.`,
      hint: 'Make `@context` a const or an enum.',
    };
  return undefined;
}

function hasKeywords({ openapi }: Contract, { schema, pointer }: NamedSchema): boolean {
  return partsOf(openapi.document, schema, pointer, false).some(
    (part) => get(part.schema, 'x-jsonld-type') !== undefined || get(part.schema, 'x-jsonld-context') !== undefined,
  );
}

/** Pointers of the schemas of `application/ld+json` bodies. */
function jsonLdSchemas({ openapi }: Contract): Set<string> {
  const content = openapi.operations.flatMap(({ requestBody, responses }) =>
    [requestBody, ...responses].flatMap((each) => each?.content ?? []),
  );
  const jsonLd = content.filter(({ mediaType }) => /^application\/ld\+json\b/i.test(mediaType));
  return new Set(jsonLd.flatMap(({ schema }) => getString(schema, '$ref') ?? []));
}
