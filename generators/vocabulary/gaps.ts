import type { Finding } from '../../src/finding.js';
import type { Class, Contract } from '../../src/model/contract.js';
import { pointer } from '../../src/model/json.js';
import { bodyClass } from '../../src/model/join.js';

const MOST_NAMES = 8;

/** What an OpenAPI Description does not tell of a vocabulary: left out of it, and listed here. */
export function* gaps(contract: Contract): Generator<Finding> {
  if (contract.hydra.origin !== 'derived') return;
  yield* placeholder(contract);
  for (const cls of contract.hydra.classes) yield* classGaps(contract, cls);
  yield* unnamedBodies(contract);
}

/** RFC 2606 §2 keeps `.invalid` for names that are known to lead nowhere. */
function* placeholder(contract: Contract): Generator<Finding> {
  const iri = contract.hydra.iri ?? '';
  if (!/^https?:\/\/[^/]*\.invalid\//.test(iri)) return;
  yield gap(
    contract,
    `Nothing tells where the vocabulary lives, so its IRIs begin with the placeholder ${iri}`,
    'State an absolute URL under servers.',
    undefined,
  );
}

function* classGaps(contract: Contract, cls: Class): Generator<Finding> {
  const open = cls.properties
    .filter(({ range, link }) => range.length === 0 && link === undefined)
    .map(({ key }) => key);
  if (open.length > 0) {
    const message = `${cls.compact}: the schema gives no single type for ${list(open)}, so the vocabulary gives no range`;
    yield gap(
      contract,
      message,
      'Give each a type and, where it leads to another resource, a context with "@type": "@id".',
      cls,
    );
  }
  const links = cls.properties.filter(
    ({ range, link }) => range.length === 0 && link !== undefined && cls.schemas.length > 0,
  );
  if (links.length > 0) {
    const message = `${cls.compact}: what ${list(links.map(({ key }) => key))} lead${links.length === 1 ? 's' : ''} to is not known`;
    yield gap(contract, message, 'State the range in an authored vocabulary.', cls);
  }
}

function* unnamedBodies(contract: Contract): Generator<Finding> {
  const unnamed = contract.openapi.operations.filter((operation) => {
    const answers = operation.responses.some(({ status, content }) => status.startsWith('2') && content.length > 0);
    return answers && bodyClass(operation, contract.openapi) === undefined;
  });
  if (unnamed.length === 0) return;
  const message = `No schema gives a class to what these operations return: ${list(unnamed.map(({ id }) => id))}`;
  yield {
    ...gap(contract, message, 'Name the schema under components.schemas, with an @type if others have one.', undefined),
    location: contract.openapi.locate(unnamed[0]?.pointer ?? '#'),
  };
}

function gap({ openapi }: Contract, message: string, hint: string, cls: Class | undefined): Finding {
  const at = cls?.schemas[0] === undefined ? '#' : pointer('#/components/schemas', cls.schemas[0]);
  return { check: 'vocabulary-gap', severity: 'info', message: `${message}.`, location: openapi.locate(at), hint };
}

function list(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return names.join(', ');
  return `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;
}
