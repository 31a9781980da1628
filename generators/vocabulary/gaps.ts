/** Reports what a vocabulary needs and an OpenAPI Description does not specify. */
import type { Finding } from '../../src/finding.js';
import type { Class, Contract, SupportedProperty } from '../../src/model/contract.js';
import { pointer } from '../../src/model/json.js';
import { bodyClass } from '../../src/model/join.js';

const MOST_NAMES = 8;

/** What a derived vocabulary leaves out because the Description does not specify it. */
export function* gaps(contract: Contract): Generator<Finding> {
  if (contract.hydra.origin !== 'derived') return;
  yield* placeholderNamespace(contract);
  for (const cls of contract.hydra.classes) yield* classGaps(contract, cls);
  yield* unnamedBodies(contract);
}

/** A JSON key that no context can define. */
export function undefinableTerm(contract: Contract, name: string): Finding {
  return gap(
    contract,
    `${JSON.stringify(name)} cannot be a term of a JSON-LD context, so expansion drops it from bodies`,
    'Rename it, or accept that it has no meaning in JSON-LD.',
  );
}

/** RFC 2606 §2 reserves `.invalid` for names that are known not to resolve. */
function* placeholderNamespace(contract: Contract): Generator<Finding> {
  const iri = contract.hydra.iri ?? '';
  if (!/^https?:\/\/[^/]*\.invalid\//.test(iri)) return;
  const message = `The Description states no URL for the vocabulary, so its IRIs begin with the placeholder ${iri}`;
  yield gap(contract, message, 'State an absolute URL under servers.');
}

function* classGaps(contract: Contract, cls: Class): Generator<Finding> {
  const open = cls.properties.filter(({ range }) => range.length === 0);
  const plain = open.filter(({ link }) => link === undefined);
  if (plain.length > 0) yield missingRanges(contract, cls, plain);
  const links = open.filter(({ link }) => link !== undefined);
  if (links.length > 0 && cls.schemas.length > 0) yield missingTargets(contract, cls, links);
}

function missingRanges(contract: Contract, cls: Class, properties: readonly SupportedProperty[]): Finding {
  return gap(
    contract,
    `${cls.compact}: the schema gives no single type for ${list(keysOf(properties))}, so the vocabulary gives no range`,
    'Give each a type and, if it links to another resource, a context with "@type": "@id".',
    cls,
  );
}

function missingTargets(contract: Contract, cls: Class, links: readonly SupportedProperty[]): Finding {
  return gap(
    contract,
    `${cls.compact}: the class that ${list(keysOf(links))} ${links.length === 1 ? 'links' : 'link'} to is unknown`,
    'State the range in an authored vocabulary.',
    cls,
  );
}

function* unnamedBodies(contract: Contract): Generator<Finding> {
  const unnamed = contract.openapi.operations.filter((operation) => {
    const hasBody = operation.responses.some(({ status, content }) => status.startsWith('2') && content.length > 0);
    return hasBody && bodyClass(operation, contract.openapi) === undefined;
  });
  if (unnamed.length === 0) return;
  const message = `The bodies that these operations return belong to no class: ${list(unnamed.map(({ id }) => id))}`;
  yield {
    ...gap(contract, message, 'Name the schema under components.schemas, with an @type if other schemas have one.'),
    location: contract.openapi.locate(unnamed[0]?.pointer ?? '#'),
  };
}

function gap({ openapi }: Contract, message: string, hint: string, cls?: Class): Finding {
  const at = cls?.schemas[0] === undefined ? '#' : pointer('#/components/schemas', cls.schemas[0]);
  return { check: 'vocabulary-gap', severity: 'info', message: `${message}.`, location: openapi.locate(at), hint };
}

function keysOf(properties: readonly SupportedProperty[]): readonly string[] {
  return properties.map(({ key }) => key);
}

function list(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return names.join(', ');
  return `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;
}
