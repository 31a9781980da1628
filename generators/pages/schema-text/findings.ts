/** Findings that the readers of several styles report. */
import type { Finding, SourceLocation } from '../../../src/finding.js';

/** A field that a table lists twice. */
export function repeatedField(name: string, location: SourceLocation): Finding {
  return {
    check: 'page-field-repeated',
    severity: 'warning',
    message: `The field "${name}" is listed twice; only the last row is used.`,
    location,
  };
}

/** An example that is not JSON; `readable` if its value could be read all the same. */
export function exampleNotJson(readable: boolean, location: SourceLocation): Finding {
  return {
    check: 'page-example-not-json',
    severity: 'warning',
    message: readable
      ? 'The example is not valid JSON; its value was read leniently.'
      : 'The example is not valid JSON and could not be read; it was kept as text.',
    location,
    hint: 'Write the example as JSON: without trailing commas or "...", and with true and false in lower case.',
  };
}

/** An operation for which a page states no status. */
export function statusMissing(
  { method, path }: { readonly method: string; readonly path: string },
  location: SourceLocation,
): Pick<Finding, 'check' | 'message' | 'location'> {
  return {
    check: 'page-fact-missing',
    message: `The page states no status for ${method.toUpperCase()} ${path}.`,
    location,
  };
}
