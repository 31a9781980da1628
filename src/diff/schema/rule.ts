/** The part that is common to all rules about schemas. */
import type { Found } from '../change.js';
import type { Editions } from '../editions.js';
import { optional } from '../../model/optional.js';
import { locations } from '../effects.js';
import type { Effects } from '../effects.js';
import type { Aspect, SchemaDifference } from './difference.js';

/** The message and effects of a difference between schemas. */
export type Describe = (difference: SchemaDifference) => Effects & { readonly message: string };

/** The `find` of a rule about one aspect of schemas. */
export function findAspect(aspect: Aspect, describe: Describe): (editions: Editions) => Iterable<Found> {
  return (editions) =>
    editions.schemaDifferences.filter((one) => one.aspect === aspect).map((one) => found(editions, one, describe));
}

function found(editions: Editions, difference: SchemaDifference, describe: Describe): Found {
  const { subject, before, after, aspect } = difference;
  const old = aspect.endsWith('property-added') ? undefined : editions.oldLocation(difference.oldPointer);
  const fresh = aspect.endsWith('property-removed') ? undefined : editions.newLocation(difference.newPointer);
  return {
    subject,
    ...optional('before', before),
    ...optional('after', after),
    ...locations(old, fresh),
    ...describe(difference),
  };
}
