/** Links whose targets have a path of their own. */
import type { Contract, OpenApiOperation, SupportedProperty } from '../../model/contract.js';

/** A link, and the GET operation of the path that answers for it. */
export interface LinkWithGet {
  readonly property: SupportedProperty;
  readonly operation: OpenApiOperation;
}

/** The links of a contract whose targets can be retrieved, in the order of their paths. */
export function linksWithGet(contract: Contract): LinkWithGet[] {
  return contract.openapi.pathItems.flatMap(({ path, subject }) => {
    if (subject?.kind !== 'link') return [];
    const owner = contract.hydra.classes.find(({ iri }) => iri === subject.class);
    const property = owner?.properties.find(({ iri }) => iri === subject.property);
    const operation = contract.openapi.operations.find((each) => each.path === path && each.method === 'GET');
    return property === undefined || operation === undefined ? [] : [{ property, operation }];
  });
}
