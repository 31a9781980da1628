/** Translates Prism's responses and diagnostics to this project's types. */
import { isArray } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import type { SchemaIssue } from '../../validate/schema.js';
import type { PrismDiagnostic, PrismFailure, PrismOutput } from './packages.js';

/** One way in which a request breaks the contract. */
export interface Violation {
  readonly kind: 'request' | 'mediaType' | 'security';
  /** `body`, `query`, `path`, `header` or nothing, followed by names or indexes. */
  readonly at: readonly string[];
  readonly message: string;
}

/** Prism's response to a request, and how the request and the body break the contract. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly mediaType?: string;
  readonly body?: Json;
  /** How the request breaks the contract. */
  readonly violations: readonly Violation[];
  /** Prism's own message if it could not produce the preferred response. */
  readonly failure?: { readonly title: string; readonly detail: string };
  /** How the body breaks its schema; usually empty. */
  readonly issues: readonly SchemaIssue[];
}

/** Translates a response. */
export function answered({ output, validations }: PrismOutput): Answer {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(output.headers ?? {})) {
    if (value !== null && value !== undefined) headers[name.toLowerCase()] = headerText(value);
  }
  const { 'content-type': mediaType, ...others } = headers;
  const body = output.body as Json | undefined;
  return {
    status: output.statusCode,
    headers: others,
    ...(mediaType !== undefined && body !== undefined && { mediaType }),
    ...(body !== undefined && { body }),
    violations: violationsIn(validations.input),
    issues: [],
  };
}

/** A header's value in style `simple` (OpenAPI 3.1 §4.8.21), without line breaks, which a header cannot contain. */
function headerText(value: unknown): string {
  const text = isArray(value)
    ? value.map(String).join(',')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
  return text.replaceAll(/[\r\n]+/g, ' ');
}

/** Translates a failure. */
export function failed(failure: Error & PrismFailure): Answer {
  const { message, status = 500, detail = message, additional } = failure;
  return {
    status,
    headers: {},
    violations: refusals(status, detail, additional?.['validation']),
    failure: { title: message, detail },
    issues: [],
  };
}

interface Refusal {
  readonly location?: readonly string[];
  readonly code?: string | number;
  readonly message: string;
}

/** The violations of a request for which the contract declares no error response. */
function refusals(status: number, detail: string, validation: unknown): Violation[] {
  if (Array.isArray(validation)) {
    return (validation as Refusal[]).map(({ location = [], code, message }) => violation(message, code, location));
  }
  return status === 401 || status === 415 ? [violation(detail, status, [])] : [];
}

/** The errors among diagnostics (severity 0); a warning, such as a deprecated parameter, is not a violation. */
export function violationsIn(diagnostics: readonly PrismDiagnostic[]): Violation[] {
  return diagnostics
    .filter(({ severity }) => severity === 0)
    .map(({ message, code, path = [] }) => violation(message, code, path));
}

function violation(message: string, code: string | number | undefined, at: readonly string[]): Violation {
  const kind = code === 401 ? 'security' : code === 415 ? 'mediaType' : 'request';
  return { kind, at, message };
}
