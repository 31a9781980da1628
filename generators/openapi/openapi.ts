/** Generates an OpenAPI skeleton from the vocabulary. */
import type { Finding } from '../../src/finding.js';
import type { Class, Contract, Hydra, HydraOperation } from '../../src/model/contract.js';
import { openApiDocument } from '../../src/model/derive/openapi.js';
import { getObject, isObject } from '../../src/model/json.js';
import type { JsonObject } from '../../src/model/json.js';
import { defineGenerator } from '../generator.js';
import type { GeneratorResult } from '../generator.js';
import { print } from '../print.js';
import type { PrintOptions } from '../print.js';

/**
 * What the vocabulary specifies, as OpenAPI: a starting point for the Description of an API that has only a vocabulary.
 * If the vocabulary itself is derived, the output is the Description from which it was derived.
 */
export const openapi = defineGenerator({
  name: 'openapi',
  title: 'OpenAPI skeleton derived from the vocabulary (style json or yaml)',
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

/** Whatever an OpenAPI Description must state and Hydra leaves to links at run time. */
function* gaps(hydra: Hydra, skeleton: JsonObject): Generator<Finding> {
  yield* missingPaths(hydra, skeleton);
  yield* missingStatuses(hydra);
  for (const cls of hydra.classes) yield* missingTypes(hydra, cls);
  yield* missingTitle(hydra);
}

function* missingPaths(hydra: Hydra, skeleton: JsonObject): Generator<Finding> {
  const total = hydra.operations.length;
  const missing = total - countOperations(skeleton);
  if (missing <= 0) return;
  const message = `${missing} of ${total} operations have no path, because a vocabulary leaves paths to links`;
  yield gap(hydra, message, 'Add the paths.');
}

function countOperations(document: JsonObject): number {
  return Object.values(getObject(document, 'paths'))
    .filter(isObject)
    .flatMap((item) => Object.values(item))
    .filter((member) => isObject(member) && isObject(member['responses'])).length;
}

function* missingStatuses(hydra: Hydra): Generator<Finding> {
  const operations = hydra.operations.filter(({ statuses }) => statuses.length === 0);
  if (operations.length === 0) return;
  const message = `These operations declare no possible status: ${operations.map(nameOf).join(', ')}`;
  yield gap(hydra, message, 'Declare their possible statuses.');
}

function* missingTypes(hydra: Hydra, cls: Class): Generator<Finding> {
  const properties = cls.properties.filter(({ range, link }) => range.length !== 1 && link === undefined);
  if (properties.length === 0) return;
  const keys = properties.map(({ key }) => key).join(', ');
  const message = `${cls.compact}: these properties have no type, because they do not have exactly one range: ${keys}`;
  yield gap(hydra, message, 'State their types.', cls.pointer);
}

function* missingTitle(hydra: Hydra): Generator<Finding> {
  if (hydra.title !== undefined) return;
  const message = 'The ApiDocumentation has no title, and a vocabulary cannot state a version';
  yield gap(hydra, message, 'Fill in info.title and info.version.');
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
