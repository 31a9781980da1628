import type { Contract, PathItem } from '../../model/contract.js';
import { isObject, listOf, pointer } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { isServed, pathItemFor } from '../support/entrypoint.js';
import { exampleName, samples } from '../support/examples.js';
import { objectsIn, placeIn } from '../support/json-ld-examples.js';
import { hasBothHalves } from '../support/names.js';
import { didYouMean, list, nearest, quote } from '../support/phrases.js';

export const exampleLink = defineCheck({
  id: 'example-link',
  title: 'IRIs in examples match paths of the description',
  severity: 'error',
  source: 'Hydra Core, hydra:Link; OpenAPI 3.1 §4.8.8 (Paths Object)',
  run: ({ contract }): Report[] => {
    if (!hasBothHalves(contract)) return [];
    return samples(contract).flatMap((sample) =>
      iris(sample.value)
        .filter(({ iri }) => isServed(contract, iri))
        .flatMap(({ iri, at }) => {
          const fault = faultOf(contract, iri);
          if (fault === undefined) return [];
          return [
            {
              message: `${exampleName(sample)}: ${quote(iri)} ${fault.what}.`,
              location: contract.openapi.locate(placeIn(sample, at)),
              about: [sample.example.pointer, iri],
              hint: fault.hint,
            },
          ];
        }),
    );
  },
});

function faultOf(contract: Contract, iri: string): { what: string; hint: string } | undefined {
  const item = pathItemFor(contract, iri);
  if (item === undefined)
    return { what: 'does not match a path of the description', hint: 'Correct the IRI, or describe the path.' };
  const known = parametersAt(contract, item);
  const unknown = [...new Set(new URL(iri).searchParams.keys())].filter((name) => !known.includes(name));
  if (unknown.length === 0) return undefined;
  const guess = nearest(unknown[0] ?? '', known);
  return {
    what: `has the parameter${unknown.length === 1 ? '' : 's'} ${list(unknown.map((name) => `"${name}"`))}, which ${item.path} does not declare`,
    hint: didYouMean(guess, 'Declare the query parameter, or remove it from the IRI.', quote),
  };
}

function parametersAt({ openapi }: Contract, { path }: PathItem): string[] {
  return openapi.operations
    .filter((operation) => operation.path === path)
    .flatMap(({ parameters }) => parameters.filter((each) => each.in === 'query').map(({ name }) => name));
}

function iris(value: Json): { iri: string; at: string }[] {
  if (typeof value === 'string') return [{ iri: value, at: '#' }];
  return [...objectsIn(value)].flatMap(({ value: object, at }) =>
    Object.entries(object).flatMap(([key, member]) =>
      key === '@context' ? [] : strings(member ?? null).map((iri) => ({ iri, at: pointer(at, key) })),
    ),
  );
}

function strings(member: Json): string[] {
  const items = listOf(member);
  return items.filter(
    (item): item is string => typeof item === 'string' && !isObject(item) && /^https?:\/\//.test(item),
  );
}
