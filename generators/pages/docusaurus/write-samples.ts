/** Collects and generates the request samples of operations. */
import type { Contract, OpenApiOperation } from '../../../src/model/contract.js';
import { getArray, getString, isObject } from '../../../src/model/json.js';
import type { JsonObject } from '../../../src/model/json.js';
import type { Sample } from './samples.js';
import { relativePath } from './templates.js';

/** The `.http` samples under `x-codeSamples`. */
export function sampleSources(extensions: JsonObject): Sample[] {
  return getArray(extensions, 'x-codeSamples')
    .filter(isObject)
    .flatMap((sample) => {
      const source = getString(sample, 'source');
      const lang = getString(sample, 'lang')?.toLowerCase();
      return source !== undefined && lang === 'http' ? [{ label: getString(sample, 'label') ?? '', source }] : [];
    });
}

/**
 * The samples of a page that was read, by section and in the order of the page. A section lists ids of operations, of
 * which the empty id represents the section's own tag. Samples that were added later are placed in the last section.
 */
export function plannedSamples(
  sections: readonly { readonly ids: readonly string[]; readonly own: JsonObject }[],
  operations: readonly OpenApiOperation[],
): Sample[][] {
  const left = new Map(operations.map((operation) => [operation.id, sampleSources(operation.extensions)]));
  return sections.map(({ ids, own }, index) => {
    const tagged = sampleSources(own);
    const listed = ids.flatMap((id) => (id === '' ? tagged : left.get(id))?.splice(0, 1) ?? []);
    const added = index === sections.length - 1 ? [...left.values()].flat() : [];
    return [...listed, ...tagged, ...added];
  });
}

/** A sample for an operation without samples: its request line, and the headers and body that it requires. */
export function sampleOf(contract: Contract, operation: OpenApiOperation, prefix: string): Sample {
  const relative = relativePath(operation.path, prefix);
  const path = relative.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
    const example = operation.parameters.find((each) => each.in === 'path' && each.name === name)?.examples[0]?.value;
    return example === undefined ? whole : encodeURIComponent(String(example));
  });
  const lines = [`${operation.method} {{url}}${relative === '' ? '' : `/${path}`}`];
  if (isBearer(contract, operation)) lines.push('Authorization: Bearer {{token}}');
  const media = operation.requestBody?.content[0];
  const body = media?.examples[0]?.value;
  if (media && body !== undefined) lines.push(`Content-Type: ${media.mediaType}`, '', JSON.stringify(body, null, 2));
  return { label: operation.summary ?? operation.id, source: lines.join('\n') };
}

function isBearer(contract: Contract, { security }: OpenApiOperation): boolean {
  return security.some((alternative) =>
    [...alternative.keys()].some((name) => {
      const scheme = contract.openapi.securitySchemes.get(name);
      return (
        scheme?.kind === 'oauth2' ||
        scheme?.kind === 'openIdConnect' ||
        (scheme?.kind === 'http' && scheme.scheme === 'bearer')
      );
    }),
  );
}
