/** Which JSON Schemas describe the values of an XSD datatype that is the range of a property. */
import { wireForm } from '../../model/datatypes.js';
import type { WireForm } from '../../model/datatypes.js';
import { get, getString } from '../../model/json.js';
import type { JsonObject } from '../../model/json.js';
import { RDF, RDFS, XSD } from '../../model/namespaces.js';

/** The JSON values of a datatype. */
export interface Datatype {
  /** The expected schema, for messages: `an integer with minimum 0`. */
  readonly wanted: string;
  /** Whether one alternative of a schema (see `alternativesOf`) describes exactly such values. */
  readonly fits: (schema: JsonObject) => boolean;
}

/** The datatype with an IRI, if JSON can represent its values. */
export function datatype(iri: string): Datatype | undefined {
  const form = wireForm(iri);
  if (form !== undefined) return fromForm(iri.slice(XSD.length), form);
  return OTHERS.get(iri);
}

const anyText: Datatype = { wanted: 'a string', fits: (schema) => isType(schema, 'string') };

const OTHERS: ReadonlyMap<string, Datatype> = new Map([
  [`${XSD}gYear`, { wanted: 'a string or an integer', fits: (schema) => isType(schema, 'string', 'integer') }],
  ...['gYearMonth', 'gMonthDay', 'gMonth', 'gDay', 'anySimpleType', 'anyAtomicType'].map((name): [string, Datatype] => [
    XSD + name,
    anyText,
  ]),
  [`${RDF}langString`, { wanted: 'a string or a language map', fits: (schema) => isType(schema, 'string', 'object') }],
  [`${RDF}HTML`, anyText],
  [`${RDF}JSON`, { wanted: 'any JSON', fits: () => true }],
  [
    `${RDFS}Literal`,
    {
      wanted: 'a string, number or boolean',
      fits: (schema) => isType(schema, 'string', 'integer', 'number', 'boolean'),
    },
  ],
]);

/** Formats that are more specific than a string: a range of xsd:string would hide them. */
const SPECIFIC = [
  'date-time',
  'date-time-local',
  'date',
  'time',
  'time-local',
  'duration',
  'language',
  'uri',
  'iri',
  'uri-reference',
  'iri-reference',
];

/** Datatypes that differ from similar ones only by their format. */
const SIZED = ['long', 'int'];

function fromForm(name: string, form: WireForm): Datatype {
  const strict = form.type === 'string' ? form.formats.length > 0 : SIZED.includes(name);
  const encoding = { base64Binary: 'base64', hexBinary: 'base16' }[name];
  return {
    wanted: encoding === undefined ? describe(form, strict) : `a string with contentEncoding ${encoding}`,
    fits: (schema) => {
      if (!isType(schema, form.type)) return false;
      if (encoding !== undefined)
        return getString(schema, 'contentEncoding')?.toLowerCase() === encoding || hasFormat(schema, form);
      return formatFits(schema, form, strict) && boundsFit(schema, form);
    },
  };
}

function describe({ type, formats, minimum, maximum }: WireForm, strict: boolean): string {
  const article = type === 'integer' ? 'an' : 'a';
  const format = strict ? ` of format ${formats.slice(0, 2).join(' or ')}` : '';
  const bounds = [
    ...(minimum === undefined ? [] : [`minimum ${minimum}`]),
    ...(maximum === undefined ? [] : [`maximum ${maximum}`]),
  ];
  return `${article} ${type}${format}${bounds.length === 0 ? '' : ` with ${bounds.join(' and ')}`}`;
}

/** Values that are enumerated do not need a format; a number without a format is less precise, but not wrong. */
function formatFits(schema: JsonObject, form: WireForm, strict: boolean): boolean {
  const format = getString(schema, 'format');
  if (strict) return hasFormat(schema, form) || (format === undefined && isFixed(schema));
  if (form.type === 'string') return !SPECIFIC.includes(format ?? '');
  if (form.type === 'integer' && form.formats.length === 0) return true;
  return format === undefined || form.formats.length === 0 || hasFormat(schema, form);
}

/** A schema may be narrower than its datatype, unless another datatype describes it exactly. */
function boundsFit(schema: JsonObject, { type, minimum, maximum }: WireForm): boolean {
  if (type !== 'integer') return true;
  const low = lowest(schema);
  const high = highest(schema);
  if (maximum !== undefined) return high !== undefined && high <= maximum;
  if (minimum !== undefined)
    return low !== undefined && low >= minimum && (low === minimum || low > 1 || high !== undefined);
  return high !== undefined || !(low === 0 || low === 1);
}

function isFixed(schema: JsonObject): boolean {
  return Object.hasOwn(schema, 'const') || Object.hasOwn(schema, 'enum');
}

function isType(schema: JsonObject, ...types: readonly string[]): boolean {
  return types.includes(getString(schema, 'type') ?? '');
}

function hasFormat(schema: JsonObject, { formats }: WireForm): boolean {
  return formats.includes(getString(schema, 'format') ?? '');
}

function lowest(schema: JsonObject): number | undefined {
  const [least, above] = [get(schema, 'minimum'), get(schema, 'exclusiveMinimum')];
  return typeof above === 'number' ? Math.floor(above) + 1 : typeof least === 'number' ? least : undefined;
}

function highest(schema: JsonObject): number | undefined {
  const [most, below] = [get(schema, 'maximum'), get(schema, 'exclusiveMaximum')];
  return typeof below === 'number' ? Math.ceil(below) - 1 : typeof most === 'number' ? most : undefined;
}
