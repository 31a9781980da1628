import type { Contract, HydraOperation, SupportedProperty, TermStatus } from '../model/contract.js';
import { wireForm } from '../model/datatypes.js';
import { compactIri } from '../model/namespaces.js';
import type { Found } from './change.js';
import type { Editions, PropertyPair } from './editions.js';
import { breaking, compatible, places } from './effects.js';
import type { Effects } from './effects.js';
import type { Pair } from './match.js';

type TermChange = Omit<Found, 'subject'>;

/** The `find` of a rule about properties that are in both editions. */
export function propertyRule(
  tell: (pair: PropertyPair, editions: Editions) => readonly TermChange[],
): (editions: Editions) => Iterable<Found> {
  return (editions) =>
    editions.commonProperties.flatMap((pair) => {
      const at = places(editions.oldTerm(pair.old.pointer), editions.newTerm(pair.new.pointer));
      return tell(pair, editions).map((change) => ({ subject: pair.new.compact, ...at, ...change }));
    });
}

/** The `find` of a rule about Hydra operations that are in both editions. */
export function hydraOperationRule(
  tell: (pair: Pair<HydraOperation>, editions: Editions) => readonly TermChange[],
): (editions: Editions) => Iterable<Found> {
  return (editions) =>
    editions.hydraOperations.both.flatMap((pair) => {
      const at = places(editions.oldTerm(pair.old.pointer), editions.newTerm(pair.new.pointer));
      return tell(pair, editions).map((change) => ({
        subject: hydraOperationName(pair.new, editions.new),
        ...at,
        ...change,
      }));
    });
}

/** `GET of vocab:Batch/images`, `POST of vocab:Queue`. */
export function hydraOperationName({ method, class: cls, property }: HydraOperation, { hydra }: Contract): string {
  return `${method} of ${compactIri(property ?? cls, hydra.prefixes)}`;
}

/** ` ("Retrieve a Batch")`, where an operation has a title: several may differ by nothing else. */
export function titled({ title }: HydraOperation): string {
  return title === undefined ? '' : ` ("${title}")`;
}

/** IRIs in the order of the alphabet, compact; `nothing` for none. */
export function compactIris(iris: readonly string[], { hydra }: Contract): string {
  const compact = iris.map((iri) => compactIri(iri, hydra.prefixes)).toSorted();
  return compact.length === 0 ? 'nothing' : [...new Set(compact)].join(', ');
}

interface Worded {
  readonly title?: string;
  readonly description?: string;
  readonly status?: TermStatus;
}

/** What two editions of a term say in other words. */
export function wordChanges(old: Worded, fresh: Worded): readonly { message: string; before: string; after: string }[] {
  const words = ({ title, description, status }: Worded) => ({
    title: title ?? '',
    description: description ?? '',
    note: status === undefined ? '' : [status.status, status.note].filter((word) => word !== undefined).join(': '),
  });
  const [was, is] = [words(old), words(fresh)];
  return (['title', 'description', 'note'] as const)
    .filter((key) => was[key] !== is[key])
    .map((key) => ({
      message: key === 'title' ? `The title was "${was.title}", it is "${is.title}".` : `The ${key} is worded anew.`,
      before: was[key],
      after: is[key],
    }));
}

/** A wider datatype surprises readers, a narrower one writers; anything else both. */
export function rangeEffects(old: SupportedProperty, fresh: SupportedProperty): Effects {
  const { readable, writable } = fresh;
  const reader = covers(old, fresh)
    ? compatible('Every value now was possible before.')
    : breaking('Readers may meet values that could not be there before.');
  const writer = covers(fresh, old)
    ? compatible('Every value that was accepted still is.')
    : breaking('Values that were accepted may be refused.');
  return {
    reader: readable ? reader : compatible('It cannot be read.'),
    writer: writable ? writer : compatible('It cannot be written.'),
  };
}

function covers(wide: SupportedProperty, narrow: SupportedProperty): boolean {
  if (wide.range.length === 0) return true;
  if (narrow.range.length === 0) return false;
  return narrow.range.every((inner) => wide.range.some((outer) => inner === outer || widerDatatype(outer, inner)));
}

/** Whether one XSD number type holds all of another's values (XSD 1.1 part 2 §3). */
function widerDatatype(outer: string, inner: string): boolean {
  const [wide, narrow] = [wireForm(outer), wireForm(inner)];
  if (wide === undefined || narrow === undefined) return false;
  if (wide.type === 'number' && wide.formats[0] === 'decimal') return narrow.type === 'integer';
  if (wide.type !== 'integer' || narrow.type !== 'integer' || wide.formats.length > 0) return false;
  return (
    (wide.minimum ?? -Infinity) <= (narrow.minimum ?? -Infinity) &&
    (wide.maximum ?? Infinity) >= (narrow.maximum ?? Infinity)
  );
}
