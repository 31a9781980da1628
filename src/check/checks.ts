/** The list of all checks. */
import type { Check } from './check.js';
import { openapiLint } from './openapi/openapi-lint.js';
import { pathParameterRequired } from './openapi/path-parameter-required.js';
import { patternValid } from './openapi/pattern-valid.js';
import { responseLink } from './openapi/response-link.js';
import { statusHeader } from './openapi/status-header.js';
import { tagDeclared } from './openapi/tag-declared.js';
import { contextTermDeclared } from './hydra/context-term-declared.js';
import { contextValid } from './hydra/context-valid.js';
import { hydraLegacyTerm } from './hydra/hydra-legacy-term.js';
import { hydraTerm } from './hydra/hydra-term.js';
import { iriTemplate } from './hydra/iri-template.js';
import { keyWhitespace } from './hydra/key-whitespace.js';
import { memberAssertion } from './hydra/member-assertion.js';
import { namespaceSlip } from './hydra/namespace-slip.js';
import { operationHasMethod } from './hydra/operation-has-method.js';
import { operationOnProperty } from './hydra/operation-on-property.js';
import { propertyDomain } from './hydra/property-domain.js';
import { rangeKnown } from './hydra/range-known.js';
import { termConflict } from './hydra/term-conflict.js';
import { termDeclared } from './hydra/term-declared.js';
import { termUsed } from './hydra/term-used.js';
import { titleConflict } from './hydra/title-conflict.js';
import { vocabularyExpands } from './hydra/vocabulary-expands.js';
import { vocabularyRelative } from './hydra/vocabulary-relative.js';
import { bodyContext } from './correspondence/body-context.js';
import { classInOpenapi } from './correspondence/class-in-openapi.js';
import { classInVocabulary } from './correspondence/class-in-vocabulary.js';
import { classReachable } from './correspondence/class-reachable.js';
import { collectionMembers } from './correspondence/collection-members.js';
import { contextCoercion } from './correspondence/context-coercion.js';
import { contextTerm } from './correspondence/context-term.js';
import { entrypointPath } from './correspondence/entrypoint-path.js';
import { linkPath } from './correspondence/link-path.js';
import { linkTarget } from './correspondence/link-target.js';
import { operationExpects } from './correspondence/operation-expects.js';
import { operationInOpenapi } from './correspondence/operation-in-openapi.js';
import { operationInVocabulary } from './correspondence/operation-in-vocabulary.js';
import { operationMethod } from './correspondence/operation-method.js';
import { operationReturns } from './correspondence/operation-returns.js';
import { operationStatus } from './correspondence/operation-status.js';
import { operationTitle } from './correspondence/operation-title.js';
import { propertyAccess } from './correspondence/property-access.js';
import { propertyCardinality } from './correspondence/property-cardinality.js';
import { propertyInOpenapi } from './correspondence/property-in-openapi.js';
import { propertyInVocabulary } from './correspondence/property-in-vocabulary.js';
import { propertyLink } from './correspondence/property-link.js';
import { propertyRange } from './correspondence/property-range.js';
import { propertyRequired } from './correspondence/property-required.js';
import { statusTitle } from './correspondence/status-title.js';
import { exampleExpands } from './examples/example-expands.js';
import { exampleLexical } from './examples/example-lexical.js';
import { exampleLink } from './examples/example-link.js';
import { exampleTerms } from './examples/example-terms.js';
import { exampleValid } from './examples/example-valid.js';
import { schemaExample } from './examples/schema-example.js';

/** Every check, in the order in which they run. A check that is not listed here does not exist. */
export const checks: readonly Check[] = [
  openapiLint,
  pathParameterRequired,
  patternValid,
  responseLink,
  statusHeader,
  tagDeclared,
  contextTermDeclared,
  contextValid,
  hydraLegacyTerm,
  hydraTerm,
  iriTemplate,
  keyWhitespace,
  memberAssertion,
  namespaceSlip,
  operationHasMethod,
  operationOnProperty,
  propertyDomain,
  rangeKnown,
  termConflict,
  termDeclared,
  termUsed,
  titleConflict,
  vocabularyExpands,
  vocabularyRelative,
  bodyContext,
  classInOpenapi,
  classInVocabulary,
  classReachable,
  collectionMembers,
  contextCoercion,
  contextTerm,
  entrypointPath,
  linkPath,
  linkTarget,
  operationExpects,
  operationInOpenapi,
  operationInVocabulary,
  operationMethod,
  operationReturns,
  operationStatus,
  operationTitle,
  propertyAccess,
  propertyCardinality,
  propertyInOpenapi,
  propertyInVocabulary,
  propertyLink,
  propertyRange,
  propertyRequired,
  statusTitle,
  exampleExpands,
  exampleLexical,
  exampleLink,
  exampleTerms,
  exampleValid,
  schemaExample,
];
