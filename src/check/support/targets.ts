/** Compares the range of a property with the schema of its values. */
import type { Contract, Schema, SupportedProperty } from '../../model/contract.js';
import { get, getString } from '../../model/json.js';
import type { JsonObject } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import { ANYTHING, isA } from './classes.js';
import { datatype } from './ranges.js';
import { alternativesOf } from './schema.js';
import { schemaClasses } from './schema-classes.js';

const IRI_FORMATS = ['uri', 'iri', 'uri-reference', 'iri-reference', 'uri-template'];

/** Whether an alternative of a schema is a string that holds an IRI. */
export function isIriString(schema: JsonObject): boolean {
  return getString(schema, 'type') === 'string' && IRI_FORMATS.includes(getString(schema, 'format') ?? '');
}

/** The alternatives of a single value of a property: those of the items if the property holds an array. */
export function valueAlternatives(contract: Contract, schema: Schema): JsonObject[] {
  const { document } = contract.openapi;
  return alternativesOf(document, schema).flatMap((each) => {
    const items = get(each, 'items');
    return getString(each, 'type') === 'array'
      ? alternativesOf(document, items === undefined ? true : (items as Schema))
      : [each];
  });
}

/** The schema that a range requires, for messages. */
export function wantedBy(range: string): string {
  return datatype(range)?.wanted ?? 'an IRI (a string of format uri or iri-reference) or an object of that class';
}

/** Whether an alternative of a property's schema describes values of a range. Unknown datatypes match any schema. */
export function fitsRange(
  contract: Contract,
  property: SupportedProperty,
  range: string,
  alternative: JsonObject,
): boolean {
  const known = datatype(range);
  if (known !== undefined) return known.fits(alternative);
  if (ANYTHING.has(range)) return isIriString(alternative) || getString(alternative, 'type') === 'object';
  if (isIriString(alternative)) return true;
  return getString(alternative, 'type') === 'object'
    ? fitsClass(contract, range, alternative)
    : !isClass(contract, range) && property.link === undefined;
}

function fitsClass(contract: Contract, range: string, schema: JsonObject): boolean {
  const classes = schemaClasses(contract).of(schema);
  return classes.length === 0 || classes.some((each) => isA(contract, each, range));
}

/** Whether an IRI identifies a class that the contract declares or that is part of Hydra, not some datatype. */
export function isClass({ hydra }: Contract, iri: string): boolean {
  return hydra.classes.some((each) => each.iri === iri) || iri.startsWith(HYDRA);
}
