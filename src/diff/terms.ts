/** The parts that are common to rules about classes, properties and operations of the vocabulary. */
import type { Contract, HydraOperation, SupportedProperty, TermStatus } from '../model/contract.js';
import { wireForm } from '../model/datatypes.js';
import { compactIri } from '../model/namespaces.js';
import type { Found } from './change.js';
import type { Editions, PropertyPair } from './editions.js';
import { breaking, compatible, locations } from './effects.js';
import type { Effects } from './effects.js';
import type { Pair } from './match.js';

type TermChange = Omit<Found, 'subject'>;

/** The `find` of a rule about properties that are in both editions. */
export function propertyRule(
  changesOf: (pair: PropertyPair, editions: Editions) => readonly TermChange[],
): (editions: Editions) => Iterable<Found> {
  return (editions) =>
    editions.commonProperties.flatMap((pair) => {
      const at = locations(editions.oldTermLocation(pair.old.pointer), editions.newTermLocation(pair.new.pointer));
      return changesOf(pair, editions).map((change) => ({ subject: pair.new.compact, ...at, ...change }));
    });
}

/** The `find` of a rule about Hydra operations that are in both editions. */
export function hydraOperationRule(
  changesOf: (pair: Pair<HydraOperation>, editions: Editions) => readonly TermChange[],
): (editions: Editions) => Iterable<Found> {
  return (editions) =>
    editions.hydraOperations.both.flatMap((pair) => {
      const at = locations(editions.oldTermLocation(pair.old.pointer), editions.newTermLocation(pair.new.pointer));
      return changesOf(pair, editions).map((change) => ({
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

/** ` ("Retrieve a Batch")` if the operation has a title: operations may differ by nothing else. */
export function titled({ title }: HydraOperation): string {
  return title === undefined ? '' : ` ("${title}")`;
}

/** Compact IRIs in alphabetical order; `nothing` if there are none. */
export function compactIris(iris: readonly string[], { hydra }: Contract): string {
  const compact = iris.map((iri) => compactIri(iri, hydra.prefixes)).toSorted();
  return compact.length === 0 ? 'nothing' : [...new Set(compact)].join(', ');
}

/** The text of a term. */
interface Described {
  readonly title?: string;
  readonly description?: string;
  readonly status?: TermStatus;
}

/** The changes of the text of a term. */
export function textChanges(
  old: Described,
  fresh: Described,
): readonly { message: string; before: string; after: string }[] {
  const textsOf = ({ title, description, status }: Described) => ({
    title: title ?? '',
    description: description ?? '',
    note: [status?.status, status?.note].filter((part) => part !== undefined).join(': '),
  });
  const [was, is] = [textsOf(old), textsOf(fresh)];
  return (['title', 'description', 'note'] as const)
    .filter((key) => was[key] !== is[key])
    .map((key) => ({
      message: key === 'title' ? `The title changed from "${was.title}" to "${is.title}".` : `The ${key} changed.`,
      before: was[key],
      after: is[key],
    }));
}

/** A wider datatype is breaking for readers, a narrower one for writers, any other change for both. */
export function rangeEffects(old: SupportedProperty, fresh: SupportedProperty): Effects {
  const { readable, writable } = fresh;
  const reader = covers(old, fresh)
    ? compatible('Every value that is possible now was possible before.')
    : breaking('Readers may encounter values that were not possible before.');
  const writer = covers(fresh, old)
    ? compatible('Every value that was accepted still is.')
    : breaking('Values that were accepted may be rejected.');
  return {
    reader: readable ? reader : compatible('The property is not readable.'),
    writer: writable ? writer : compatible('The property is not writable.'),
  };
}

function covers(wide: SupportedProperty, narrow: SupportedProperty): boolean {
  if (wide.range.length === 0) return true;
  if (narrow.range.length === 0) return false;
  return narrow.range.every((inner) => wide.range.some((outer) => inner === outer || widerDatatype(outer, inner)));
}

/** Whether an XSD number type contains all values of another (XSD 1.1 part 2 §3). */
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
