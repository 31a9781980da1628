/** Local names of the Hydra Core vocabulary, including legacy ones. */
export const HYDRA_TERMS: ReadonlySet<string> = new Set(
  [
    'ApiDocumentation BaseUriSource Class Collection Error IriTemplate IriTemplateMapping Link LinkContext Operation PartialCollectionView Rfc6570Template',
    'Resource Status SupportedProperty TemplatedLink VariableRepresentation BasicRepresentation ExplicitRepresentation StatusCodeDescription PagedCollection',
    'CreateResourceOperation ReplaceResourceOperation DeleteResourceOperation',
    'apiDocumentation closedSet collection description entrypoint expects expectsHeader extension first firstPage freetextQuery itemsPerPage last lastPage limit',
    'manages mapping member memberAssertion memberTemplate method next nextPage object offset operation pageIndex pageReference possibleStatus possibleValue',
    'previous previousPage property readable readonly required resolveRelativeUsing returns returnsHeader search statusCode statusCodes subject',
    'supportedClass supportedOperation supportedProperty template title totalItems variable variableRepresentation view writable writeable writeonly',
    'totalPages page pageSize',
  ].flatMap((line) => line.split(' ')),
);
