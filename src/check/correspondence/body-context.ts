import { get } from '../../model/json.js';
import { defineCheck, type Report } from '../check.js';
import { contextOf } from '../support/contexts.js';
import { about, hasBothHalves } from '../support/names.js';
import { inOpenApi } from '../support/places.js';
import { partsOf, propertiesOf } from '../support/schema.js';

export default defineCheck({
  id: 'body-context',
  title: 'The schema of a JSON-LD body fixes its `@context`; keywords for plain JSON stay out of it',
  severity: 'error',
  source: 'JSON-LD 1.1 §3.1; REST API Linked Data Keywords §3 (x-jsonld-type, x-jsonld-context)',
  run: ({ contract }) => {
    if (!hasBothHalves(contract)) return [];
    const { document, schemas } = contract.openapi;
    return schemas.flatMap((named): Report[] => {
      const properties = propertiesOf(document, named.schema, named.pointer);
      const keywords = partsOf(document, named.schema, named.pointer, false).some(
        ({ schema }) => get(schema, 'x-jsonld-type') !== undefined || get(schema, 'x-jsonld-context') !== undefined,
      );
      const places = { ...inOpenApi(contract, named.pointer), about: [named.name, ...about(contract, named.class)] };
      if (keywords && (properties.has('@type') || properties.has('@context'))) {
        return [
          {
            ...places,
            message: `The schema ${named.name} is JSON-LD by its keys, and says so again with x-jsonld-… keywords.`,
            mend: 'Remove the x-jsonld-… keywords: they are for plain JSON.',
          },
        ];
      }
      if (named.class !== undefined && properties.has('@context') && contextOf(contract, named) === undefined) {
        return [
          {
            ...places,
            message: `The schema ${named.name} leaves open which \`@context\` its instances have.`,
            mend: 'Make `@context` a const or an enum.',
          },
        ];
      }
      return [];
    });
  },
});
