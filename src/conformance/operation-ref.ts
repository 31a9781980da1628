/** How events and reports refer to an operation of the contract, and how they name it. */
import type { Contract, OpenApiOperation } from '../model/contract.js';
import { getObject, getString } from '../model/json.js';
import { localName } from '../model/namespaces.js';
import type { OperationRef } from './options.js';

/**
 * Extension of a Path Item that discovery added: the class, by its IRI, and the link property, if any, that the path
 * stands for. The path itself is then only a guess.
 */
export const PATH_TARGET = 'x-hydra-contract-target';

/** A reference to an operation: by its path, or by class and link where the path was only guessed. */
export function refOf({ openapi }: Contract, { id, method, path }: OpenApiOperation): OperationRef {
  const item = openapi.origin === 'derived' ? openapi.pathItems.find((one) => one.path === path) : undefined;
  const target = getObject(item?.extensions, PATH_TARGET);
  const [owner, link] = [getString(target, 'class'), getString(target, 'link')];
  if (owner === undefined) return { id, method, path };
  return { id, method, class: localName(owner), ...(link === undefined ? {} : { link: localName(link) }) };
}

/** The reference alone, of a value that has more members. */
export function bareRef(ref: OperationRef): OperationRef {
  const { id, method } = ref;
  if ('path' in ref) return { id, method, path: ref.path };
  return { id, method, class: ref.class, ...(ref.link === undefined ? {} : { link: ref.link }) };
}

/** An operation in words: `GET /customers/{customer}`, `GET Customer` or `GET Customer/spaces`. */
export function operationName(ref: OperationRef): string {
  if ('path' in ref) return `${ref.method} ${ref.path}`;
  return `${ref.method} ${ref.class}${ref.link === undefined ? '' : `/${ref.link}`}`;
}

/** The name of an operation of a contract, see {@link operationName}. */
export function nameOf(contract: Contract, operation: OpenApiOperation): string {
  return operationName(refOf(contract, operation));
}
