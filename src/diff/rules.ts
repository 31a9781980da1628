/** The list of rules. A rule that is not named here does not exist. */
import type { Rule } from './change.js';
import { apiWordsChanged } from './rules/wire/api-words-changed.js';
import { operationAdded } from './rules/wire/operation-added.js';
import { operationDeprecated } from './rules/wire/operation-deprecated.js';
import { operationIdChanged } from './rules/wire/operation-id-changed.js';
import { operationMoved } from './rules/wire/operation-moved.js';
import { operationRemoved } from './rules/wire/operation-removed.js';
import { operationUndeprecated } from './rules/wire/operation-undeprecated.js';
import { operationWordsChanged } from './rules/wire/operation-words-changed.js';
import { parameterAdded } from './rules/wire/parameter-added.js';
import { parameterBecameOptional } from './rules/wire/parameter-became-optional.js';
import { parameterBecameRequired } from './rules/wire/parameter-became-required.js';
import { parameterRemoved } from './rules/wire/parameter-removed.js';
import { parameterStyleChanged } from './rules/wire/parameter-style-changed.js';
import { parameterWordsChanged } from './rules/wire/parameter-words-changed.js';
import { pathVariableRenamed } from './rules/wire/path-variable-renamed.js';
import { requestBodyAdded } from './rules/wire/request-body-added.js';
import { requestBodyBecameOptional } from './rules/wire/request-body-became-optional.js';
import { requestBodyBecameRequired } from './rules/wire/request-body-became-required.js';
import { requestBodyRemoved } from './rules/wire/request-body-removed.js';
import { requestMediaTypeAdded } from './rules/wire/request-media-type-added.js';
import { requestMediaTypeRemoved } from './rules/wire/request-media-type-removed.js';
import { responseHeaderAdded } from './rules/wire/response-header-added.js';
import { responseHeaderBecameOptional } from './rules/wire/response-header-became-optional.js';
import { responseHeaderBecameRequired } from './rules/wire/response-header-became-required.js';
import { responseHeaderRemoved } from './rules/wire/response-header-removed.js';
import { responseMediaTypeAdded } from './rules/wire/response-media-type-added.js';
import { responseMediaTypeRemoved } from './rules/wire/response-media-type-removed.js';
import { responseStatusAdded } from './rules/wire/response-status-added.js';
import { responseStatusRemoved } from './rules/wire/response-status-removed.js';
import { responseWordsChanged } from './rules/wire/response-words-changed.js';
import { schemaAlternativeAdded } from './rules/wire/schema-alternative-added.js';
import { schemaAlternativeRemoved } from './rules/wire/schema-alternative-removed.js';
import { schemaBecameOptional } from './rules/wire/schema-became-optional.js';
import { schemaBecameReadOnly } from './rules/wire/schema-became-read-only.js';
import { schemaBecameReadable } from './rules/wire/schema-became-readable.js';
import { schemaBecameRequired } from './rules/wire/schema-became-required.js';
import { schemaBecameWritable } from './rules/wire/schema-became-writable.js';
import { schemaBecameWriteOnly } from './rules/wire/schema-became-write-only.js';
import { schemaClosed } from './rules/wire/schema-closed.js';
import { schemaDefaultChanged } from './rules/wire/schema-default-changed.js';
import { schemaDeprecated } from './rules/wire/schema-deprecated.js';
import { schemaNarrowed } from './rules/wire/schema-narrowed.js';
import { schemaOpened } from './rules/wire/schema-opened.js';
import { schemaPropertyAdded } from './rules/wire/schema-property-added.js';
import { schemaPropertyRemoved } from './rules/wire/schema-property-removed.js';
import { schemaTypeChanged } from './rules/wire/schema-type-changed.js';
import { schemaUndeprecated } from './rules/wire/schema-undeprecated.js';
import { schemaValueAdded } from './rules/wire/schema-value-added.js';
import { schemaValueRemoved } from './rules/wire/schema-value-removed.js';
import { schemaWidened } from './rules/wire/schema-widened.js';
import { schemaWordsChanged } from './rules/wire/schema-words-changed.js';
import { securityAdded } from './rules/wire/security-added.js';
import { securityRemoved } from './rules/wire/security-removed.js';
import { securitySchemeChanged } from './rules/wire/security-scheme-changed.js';
import { serverAdded } from './rules/wire/server-added.js';
import { serverRemoved } from './rules/wire/server-removed.js';
import { classAdded } from './rules/meaning/class-added.js';
import { classIriChanged } from './rules/meaning/class-iri-changed.js';
import { classRemoved } from './rules/meaning/class-removed.js';
import { classWordsChanged } from './rules/meaning/class-words-changed.js';
import { contextTermAdded } from './rules/meaning/context-term-added.js';
import { contextTermChanged } from './rules/meaning/context-term-changed.js';
import { contextTermRemoved } from './rules/meaning/context-term-removed.js';
import { documentationChanged } from './rules/meaning/documentation-changed.js';
import { hydraOperationAdded } from './rules/meaning/hydra-operation-added.js';
import { hydraOperationExpectsChanged } from './rules/meaning/hydra-operation-expects-changed.js';
import { hydraOperationRemoved } from './rules/meaning/hydra-operation-removed.js';
import { hydraOperationReturnsChanged } from './rules/meaning/hydra-operation-returns-changed.js';
import { hydraOperationTypesChanged } from './rules/meaning/hydra-operation-types-changed.js';
import { hydraOperationWordsChanged } from './rules/meaning/hydra-operation-words-changed.js';
import { linkKindChanged } from './rules/meaning/link-kind-changed.js';
import { linkMembersChanged } from './rules/meaning/link-members-changed.js';
import { linkTargetChanged } from './rules/meaning/link-target-changed.js';
import { possibleStatusAdded } from './rules/meaning/possible-status-added.js';
import { possibleStatusRemoved } from './rules/meaning/possible-status-removed.js';
import { possibleStatusWordsChanged } from './rules/meaning/possible-status-words-changed.js';
import { propertyAdded } from './rules/meaning/property-added.js';
import { propertyBecameLink } from './rules/meaning/property-became-link.js';
import { propertyBecameOptional } from './rules/meaning/property-became-optional.js';
import { propertyBecameReadable } from './rules/meaning/property-became-readable.js';
import { propertyBecameRequired } from './rules/meaning/property-became-required.js';
import { propertyBecameUnreadable } from './rules/meaning/property-became-unreadable.js';
import { propertyBecameUnwritable } from './rules/meaning/property-became-unwritable.js';
import { propertyBecameValue } from './rules/meaning/property-became-value.js';
import { propertyBecameWritable } from './rules/meaning/property-became-writable.js';
import { propertyDomainChanged } from './rules/meaning/property-domain-changed.js';
import { propertyIriChanged } from './rules/meaning/property-iri-changed.js';
import { propertyKeyChanged } from './rules/meaning/property-key-changed.js';
import { propertyRangeChanged } from './rules/meaning/property-range-changed.js';
import { propertyRemoved } from './rules/meaning/property-removed.js';
import { propertyWordsChanged } from './rules/meaning/property-words-changed.js';
import { superclassAdded } from './rules/meaning/superclass-added.js';
import { superclassRemoved } from './rules/meaning/superclass-removed.js';

/** Every rule: first those about the wire, then those about the meaning. */
export const rules: readonly Rule[] = [
  apiWordsChanged,
  operationAdded,
  operationDeprecated,
  operationIdChanged,
  operationMoved,
  operationRemoved,
  operationUndeprecated,
  operationWordsChanged,
  parameterAdded,
  parameterBecameOptional,
  parameterBecameRequired,
  parameterRemoved,
  parameterStyleChanged,
  parameterWordsChanged,
  pathVariableRenamed,
  requestBodyAdded,
  requestBodyBecameOptional,
  requestBodyBecameRequired,
  requestBodyRemoved,
  requestMediaTypeAdded,
  requestMediaTypeRemoved,
  responseHeaderAdded,
  responseHeaderBecameOptional,
  responseHeaderBecameRequired,
  responseHeaderRemoved,
  responseMediaTypeAdded,
  responseMediaTypeRemoved,
  responseStatusAdded,
  responseStatusRemoved,
  responseWordsChanged,
  schemaAlternativeAdded,
  schemaAlternativeRemoved,
  schemaBecameOptional,
  schemaBecameReadOnly,
  schemaBecameReadable,
  schemaBecameRequired,
  schemaBecameWritable,
  schemaBecameWriteOnly,
  schemaClosed,
  schemaDefaultChanged,
  schemaDeprecated,
  schemaNarrowed,
  schemaOpened,
  schemaPropertyAdded,
  schemaPropertyRemoved,
  schemaTypeChanged,
  schemaUndeprecated,
  schemaValueAdded,
  schemaValueRemoved,
  schemaWidened,
  schemaWordsChanged,
  securityAdded,
  securityRemoved,
  securitySchemeChanged,
  serverAdded,
  serverRemoved,
  classAdded,
  classIriChanged,
  classRemoved,
  classWordsChanged,
  contextTermAdded,
  contextTermChanged,
  contextTermRemoved,
  documentationChanged,
  hydraOperationAdded,
  hydraOperationExpectsChanged,
  hydraOperationRemoved,
  hydraOperationReturnsChanged,
  hydraOperationTypesChanged,
  hydraOperationWordsChanged,
  linkKindChanged,
  linkMembersChanged,
  linkTargetChanged,
  possibleStatusAdded,
  possibleStatusRemoved,
  possibleStatusWordsChanged,
  propertyAdded,
  propertyBecameLink,
  propertyBecameOptional,
  propertyBecameReadable,
  propertyBecameRequired,
  propertyBecameUnreadable,
  propertyBecameUnwritable,
  propertyBecameValue,
  propertyBecameWritable,
  propertyDomainChanged,
  propertyIriChanged,
  propertyKeyChanged,
  propertyRangeChanged,
  propertyRemoved,
  propertyWordsChanged,
  superclassAdded,
  superclassRemoved,
];
