/** Reads the typed values of parameters from the texts of a request. */
import type { Parameter } from '../../model/contract.js';
import { readContent } from '../body/read-content.js';
import type { CookiePair } from '../cookies.js';
import { failure } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { MAX_PAIRS } from '../query.js';
import type { Query } from '../query.js';
import { Claims } from '../style/claims.js';
import { readPairs } from '../style/read-pairs.js';
import { queryPairs } from '../style/sent-pairs.js';
import { splitPath } from '../style/read-path.js';
import { interpret } from '../style/sent.js';
import type { Document } from '../style/sent.js';
import { claimOfParameter } from './claims.js';
import type { OperationClaims } from './claims.js';
import { readContentText } from './content.js';
import { cookiePairs } from './cookie-pairs.js';
import { readHeaderText } from './header-text.js';
import { ABSENT, reading } from '../reading.js';
import type { Reading } from '../reading.js';
import { styledParameter } from './styled.js';

/** The texts of a request that hold its parameters, none of them decoded. */
export interface RequestTexts {
  /** The text of each variable of the path template, by name. */
  readonly path?: ReadonlyMap<string, string>;
  readonly query?: Query;
  /** By lower-case name; several lines of one name as a list. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly cookies?: readonly CookiePair[];
}

/** Where schemas are looked up, and which names the parameters of the operation claim. */
export interface ReadContext extends Document {
  /** If they are missing, an exploded object that allows undeclared properties takes every name in the query. */
  readonly claims?: OperationClaims;
}

/** Reads the value of a parameter. Never throws, whatever was sent. */
export function readParameter(parameter: Parameter, texts: RequestTexts, context: ReadContext): Reading {
  switch (parameter.in) {
    case 'path':
      return readPathParameter(parameter, texts.path?.get(parameter.name), context);
    case 'header':
      return readHeaderText(parameter, linesOf(texts.headers, parameter.name), context, readContent);
    case 'cookie':
      return readCookieParameter(parameter, texts.cookies ?? [], context);
    case 'query':
      return texts.query === undefined ? ABSENT : readQueryParameter(parameter, texts.query, context);
    default:
      return texts.query === undefined || texts.query.text === ''
        ? ABSENT
        : reading(readContentText(parameter, texts.query.text, context, readContent));
  }
}

function readPathParameter(parameter: Parameter, raw: string | undefined, document: Document): Reading {
  if (raw === undefined) return ABSENT;
  if (parameter.mediaType !== undefined) return reading(readContentText(parameter, raw, document, readContent));
  const sent = splitPath(styledParameter(parameter), raw);
  if (sent === 'absent') return ABSENT;
  if ('fault' in sent) {
    return reading(
      failure('', `The text ${JSON.stringify(raw.slice(0, 60))} ${sent.fault} (style ${parameter.style}).`),
    );
  }
  return reading(interpret(sent, parameter.schema, document));
}

function linesOf(headers: RequestTexts['headers'], name: string): string | readonly string[] | undefined {
  const key = name.toLowerCase();
  return headers !== undefined && Object.hasOwn(headers, key) ? headers[key] : undefined;
}

function readQueryParameter(parameter: Parameter, query: Query, context: ReadContext): Reading {
  if (query.isTruncated) return reading(failure('', `The query has more than ${MAX_PAIRS} parameters.`));
  const own = query.named(parameter.name);
  if (parameter.allowEmptyValue === true && own.length > 0 && own.every(({ rawValue }) => rawValue === '')) {
    return { kind: 'empty' };
  }
  const [first, second] = own;
  if (parameter.mediaType !== undefined) {
    if (second !== undefined) return reading(repeated(parameter.name));
    return first === undefined ? ABSENT : reading(readContentText(parameter, first.rawValue, context, readContent));
  }
  const claim = claimOfParameter(parameter, context);
  const pairs = queryPairs(query, context.claims?.query ?? new Claims([claim]));
  return reading(readPairs(styledParameter(parameter), claim, pairs, context));
}

function readCookieParameter(parameter: Parameter, cookies: readonly CookiePair[], context: ReadContext): Reading {
  const claim = claimOfParameter(parameter, context);
  const pairs = cookiePairs(parameter, cookies, context.claims?.cookies ?? new Claims([claim]));
  const [first, second] = pairs.named(parameter.name);
  if (parameter.mediaType !== undefined) {
    if (second !== undefined) return reading(repeated(parameter.name));
    return first === undefined ? ABSENT : reading(readContentText(parameter, first.rawValue, context, readContent));
  }
  return reading(readPairs(styledParameter(parameter), claim, pairs, context));
}

function repeated(name: string): Outcome {
  return failure('', `${JSON.stringify(name)} was sent several times; expected one value.`);
}
