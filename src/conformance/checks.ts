/** The list of conformance checks. */
import type { ConformanceCheck } from './check.js';
import { acceptHonoured } from './checks/accept-honoured.js';
import { allowSent } from './checks/allow-sent.js';
import { apiDocumentationLinked } from './checks/api-documentation-linked.js';
import { bodyPresent } from './checks/body-present.js';
import { bodyReadable } from './checks/body-readable.js';
import { bodySchema } from './checks/body-schema.js';
import { collectionView } from './checks/collection-view.js';
import { contentTypeDeclared } from './checks/content-type-declared.js';
import { contextComplete } from './checks/context-complete.js';
import { createdListed } from './checks/created-listed.js';
import { createdReadable } from './checks/created-readable.js';
import { createdStored } from './checks/created-stored.js';
import { credentialsRequired } from './checks/credentials-required.js';
import { deletedGone } from './checks/deleted-gone.js';
import { documentationAgrees } from './checks/documentation-agrees.js';
import { freshReadable } from './checks/fresh-readable.js';
import { headLikeGet } from './checks/head-like-get.js';
import { headSupported } from './checks/head-supported.js';
import { headerDeclared } from './checks/header-declared.js';
import { idDereferences } from './checks/id-dereferences.js';
import { invalidRefused } from './checks/invalid-refused.js';
import { linksAnswer } from './checks/links-answer.js';
import { listFilter } from './checks/list-filter.js';
import { listLimit } from './checks/list-limit.js';
import { listOffset } from './checks/list-offset.js';
import { listCursor } from './checks/list-cursor.js';
import { listPaging } from './checks/list-paging.js';
import { listSort } from './checks/list-sort.js';
import { listTotal } from './checks/list-total.js';
import { locationSent } from './checks/location-sent.js';
import { methodRefused } from './checks/method-refused.js';
import { operationsSupported } from './checks/operations-supported.js';
import { othersHidden } from './checks/others-hidden.js';
import { parentKept } from './checks/parent-kept.js';
import { problemStatus } from './checks/problem-status.js';
import { propertyDeclared } from './checks/property-declared.js';
import { putReplaces } from './checks/put-replaces.js';
import { rangeKept } from './checks/range-kept.js';
import { readOnlyKept } from './checks/read-only-kept.js';
import { readRepeatable } from './checks/read-repeatable.js';
import { refusedNotStored } from './checks/refused-not-stored.js';
import { refusedWithoutEffect } from './checks/refused-without-effect.js';
import { serverAnswers } from './checks/server-answers.js';
import { serverError } from './checks/server-error.js';
import { statusDeclared } from './checks/status-declared.js';
import { termKnown } from './checks/term-known.js';
import { thingsApart } from './checks/things-apart.js';
import { typeReturned } from './checks/type-returned.js';
import { unknownAbsent } from './checks/unknown-absent.js';
import { updateStored } from './checks/update-stored.js';
import { validAccepted } from './checks/valid-accepted.js';
import { validatorsWork } from './checks/validators-work.js';
import { varySent } from './checks/vary-sent.js';
import { writeOnlyHidden } from './checks/write-only-hidden.js';
import { workflowStep } from './checks/workflow-step.js';
import { wwwAuthenticate } from './checks/www-authenticate.js';

/** Every conformance check, in the order in which their scenarios run. */
export const conformanceChecks: readonly ConformanceCheck[] = [
  acceptHonoured,
  allowSent,
  apiDocumentationLinked,
  bodyPresent,
  bodyReadable,
  bodySchema,
  collectionView,
  contentTypeDeclared,
  contextComplete,
  createdListed,
  createdReadable,
  createdStored,
  credentialsRequired,
  deletedGone,
  documentationAgrees,
  freshReadable,
  headLikeGet,
  headSupported,
  headerDeclared,
  idDereferences,
  invalidRefused,
  linksAnswer,
  listFilter,
  listLimit,
  listOffset,
  listCursor,
  listPaging,
  listSort,
  listTotal,
  locationSent,
  methodRefused,
  operationsSupported,
  othersHidden,
  parentKept,
  problemStatus,
  propertyDeclared,
  putReplaces,
  rangeKept,
  readOnlyKept,
  readRepeatable,
  refusedNotStored,
  refusedWithoutEffect,
  serverAnswers,
  serverError,
  statusDeclared,
  termKnown,
  thingsApart,
  typeReturned,
  unknownAbsent,
  updateStored,
  validAccepted,
  validatorsWork,
  varySent,
  writeOnlyHidden,
  workflowStep,
  wwwAuthenticate,
];
