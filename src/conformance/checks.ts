import type { ConformanceCheck } from './check.js';
import { acceptHonoured } from './checks/accept-honoured.js';
import { allowSent } from './checks/allow-sent.js';
import { bodyPresent } from './checks/body-present.js';
import { bodyReadable } from './checks/body-readable.js';
import { bodySchema } from './checks/body-schema.js';
import { contentTypeDeclared } from './checks/content-type-declared.js';
import { createdListed } from './checks/created-listed.js';
import { createdReadable } from './checks/created-readable.js';
import { createdStored } from './checks/created-stored.js';
import { credentialsRequired } from './checks/credentials-required.js';
import { deletedGone } from './checks/deleted-gone.js';
import { headLikeGet } from './checks/head-like-get.js';
import { headSupported } from './checks/head-supported.js';
import { headerDeclared } from './checks/header-declared.js';
import { invalidRefused } from './checks/invalid-refused.js';
import { listFilter } from './checks/list-filter.js';
import { listLimit } from './checks/list-limit.js';
import { listOffset } from './checks/list-offset.js';
import { listPaging } from './checks/list-paging.js';
import { listSort } from './checks/list-sort.js';
import { listTotal } from './checks/list-total.js';
import { locationSent } from './checks/location-sent.js';
import { methodRefused } from './checks/method-refused.js';
import { othersHidden } from './checks/others-hidden.js';
import { parentKept } from './checks/parent-kept.js';
import { problemStatus } from './checks/problem-status.js';
import { propertyDeclared } from './checks/property-declared.js';
import { readOnlyKept } from './checks/read-only-kept.js';
import { readRepeatable } from './checks/read-repeatable.js';
import { refusedWithoutEffect } from './checks/refused-without-effect.js';
import { serverAnswers } from './checks/server-answers.js';
import { serverError } from './checks/server-error.js';
import { statusDeclared } from './checks/status-declared.js';
import { thingsApart } from './checks/things-apart.js';
import { unknownAbsent } from './checks/unknown-absent.js';
import { updateStored } from './checks/update-stored.js';
import { validAccepted } from './checks/valid-accepted.js';
import { validatorsWork } from './checks/validators-work.js';
import { varySent } from './checks/vary-sent.js';
import { writeOnlyHidden } from './checks/write-only-hidden.js';
import { wwwAuthenticate } from './checks/www-authenticate.js';

/** Every conformance check, in the order in which sequences run. */
export const conformanceChecks: readonly ConformanceCheck[] = [
  acceptHonoured,
  allowSent,
  bodyPresent,
  bodyReadable,
  bodySchema,
  contentTypeDeclared,
  createdListed,
  createdReadable,
  createdStored,
  credentialsRequired,
  deletedGone,
  headLikeGet,
  headSupported,
  headerDeclared,
  invalidRefused,
  listFilter,
  listLimit,
  listOffset,
  listPaging,
  listSort,
  listTotal,
  locationSent,
  methodRefused,
  othersHidden,
  parentKept,
  problemStatus,
  propertyDeclared,
  readOnlyKept,
  readRepeatable,
  refusedWithoutEffect,
  serverAnswers,
  serverError,
  statusDeclared,
  thingsApart,
  unknownAbsent,
  updateStored,
  validAccepted,
  validatorsWork,
  varySent,
  writeOnlyHidden,
  wwwAuthenticate,
];
