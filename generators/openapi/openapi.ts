import type { Finding } from '../../src/finding.js';
import type { Contract, Hydra, HydraOperation } from '../../src/model/contract.js';
import { openApiDocument } from '../../src/derive/openapi.js';
import { getObject, isObject } from '../../src/model/json.js';
import type { JsonObject } from '../../src/model/json.js';
import { defineGenerator } from '../generator.js';
import type { GeneratorResult } from '../generator.js';
import { print } from '../print.js';
import type { PrintOptions } from '../print.js';

/**
 * An OpenAPI skeleton of what the vocabulary says: where an API has a vocabulary only, the place to go on from.
 * Of a contract whose vocabulary is itself derived, it is the Description.
 */
export const openapi = defineGenerator({
  name: 'openapi',
  title: 'OpenAPI skeleton of what the vocabulary says (style json or yaml)',
  output: 'file',
  fileName: 'openapi-skeleton.json',
  generate,
});

async function generate(contract: Contract, options: PrintOptions): Promise<GeneratorResult> {
  const { hydra } = contract;
  const skeleton = hydra.origin === 'derived' ? contract.openapi.document : openApiDocument(hydra);
  const text = await print(skeleton, options);
  return { files: [{ path: '', text }], findings: hydra.origin === 'derived' ? [] : [...gaps(hydra, skeleton)] };
}

/** What Hydra leaves for links to tell at run time, and an OpenAPI Description has to state. */
function* gaps(hydra: Hydra, skeleton: JsonObject): Generator<Finding> {
  const placed = Object.values(getObject(skeleton, 'paths')).reduce<number>(
    (count, item) => count + operationsOf(item),
    0,
  );
  const missing = hydra.operations.length - placed;
  if (missing > 0)
    yield gap(
      hydra,
      `${missing} of ${hydra.operations.length} operations have no path: a vocabulary leaves paths to links`,
      'Add the paths.',
    );
  const silent = hydra.operations.filter(({ statuses }) => statuses.length === 0);
  if (silent.length > 0)
    yield gap(hydra, `Operations without a possible status: ${silent.map(nameOf).join(', ')}`, 'State the statuses.');
  for (const cls of hydra.classes) {
    const open = cls.properties
      .filter(({ range, link }) => range.length !== 1 && link === undefined)
      .map(({ key }) => key);
    if (open.length > 0)
      yield gap(
        hydra,
        `${cls.compact}: no single range, so no type, for ${open.join(', ')}`,
        'State their types.',
        cls.pointer,
      );
  }
  if (hydra.title === undefined)
    yield gap(
      hydra,
      'The ApiDocumentation has no title, and no vocabulary states a version',
      'Fill in info.title and info.version.',
    );
}

function operationsOf(item: unknown): number {
  return isObject(item)
    ? Object.values(item).filter((member) => isObject(member) && isObject(member['responses'])).length
    : 0;
}

function nameOf({ method, title }: HydraOperation): string {
  return `${method} ${title ?? ''}`.trim();
}

function gap(hydra: Hydra, message: string, hint: string, pointer = '#'): Finding {
  const location = hydra.locate(pointer);
  return {
    check: 'openapi-gap',
    severity: 'info',
    message: `${message}.`,
    hint,
    ...(location === undefined ? {} : { location }),
  };
}
