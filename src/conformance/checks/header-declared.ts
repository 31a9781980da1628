import type { Header } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import { defineConformanceCheck } from '../check.js';
import type { CheckReport, ExchangeView } from '../check.js';
import { headerList } from '../exchange.js';
import { flatten, typesOf } from '../plan/flatten.js';
import { show } from '../plan/values.js';

/** Fields that a server sends only under certain conditions. */
const CONDITIONAL =
  /^(link|retry-after|last-modified|expires|age|warning|set-cookie|content-encoding|content-range|deprecation|sunset)$/i;

export const headerDeclared = defineConformanceCheck({
  id: 'header-declared',
  title: 'Declared header fields are present, with values that their schemas allow',
  severity: 'error',
  source: 'OpenAPI 3.1 §4.8.21 Header Object',
  *exchange(view) {
    if (view.declared === undefined) return;
    for (const field of view.declared.headers) {
      if (field.name.toLowerCase() === 'content-type') continue;
      const value = headerList(view.response, field.name);
      if (value === undefined) yield* missing(view, field);
      else yield* judged(view, field, value);
    }
  },
});

function* missing({ response, exchange }: ExchangeView, { name, required }: Header): Generator<CheckReport> {
  if (exchange.request.method === 'HEAD' || (!required && CONDITIONAL.test(name))) return;
  yield {
    message: `The ${response.status} response lacks the header field ${name}, which the contract declares${required ? ' as required' : ''}.`,
    at: `header:${name}`,
    severity: required ? 'error' : 'warning',
    hint: `Send ${name}.`,
  };
}

function* judged({ state, response }: ExchangeView, { name, schema }: Header, text: string): Generator<CheckReport> {
  const types = typesOf(flatten(state.contract.openapi.document, schema));
  const judge = state.judges.judge(schema, 'response');
  const readings = readingsOf(text, types);
  const issues = readings.map((value) => judge(value));
  if (issues.some((found) => found.length === 0)) return;
  const [issue] = issues[0]!;
  if (issue !== undefined && issue.keyword !== 'schema') {
    yield {
      message: `The header field ${name} of the ${response.status} response ${issue.message} (found ${show(text)}).`,
      at: `header:${name}`,
    };
  }
}

/** The values that the text of a field may represent. */
function readingsOf(text: string, types: readonly string[]): Json[] {
  const readings: Json[] = [];
  if (types.includes('integer') || types.includes('number'))
    readings.push(/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);
  if (types.includes('boolean')) readings.push(text === 'true' ? true : text === 'false' ? false : text);
  if (types.includes('array')) readings.push(text.split(/\s*,\s*/));
  if (types.length === 0 || types.includes('string') || readings.length === 0) readings.push(text);
  return readings;
}
