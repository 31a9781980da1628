import type { Found } from '../change.js';
import type { Editions } from '../editions.js';
import { places } from '../effects.js';
import type { Effects } from '../effects.js';
import type { Aspect, SchemaDifference } from './difference.js';

/** What a rule says of a difference between schemas. */
export type Tell = (difference: SchemaDifference) => Effects & { readonly message: string };

/** The `find` of a rule about one aspect of schemas. */
export function findAspect(aspect: Aspect, tell: Tell): (editions: Editions) => Iterable<Found> {
  return (editions) =>
    editions.schemaDifferences.filter((one) => one.aspect === aspect).map((one) => found(editions, one, tell));
}

function found(editions: Editions, difference: SchemaDifference, tell: Tell): Found {
  const { subject, before, after, aspect } = difference;
  const old = aspect.endsWith('property-added') ? undefined : editions.oldPlace(difference.oldPointer);
  const fresh = aspect.endsWith('property-removed') ? undefined : editions.newPlace(difference.newPointer);
  return {
    subject,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...places(old, fresh),
    ...tell(difference),
  };
}
